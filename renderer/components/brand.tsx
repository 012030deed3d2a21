import { logoUrl } from '../store/vendor.ts';
import { en } from '../text/en.ts';
import css from './brand.module.css';
import { Mark } from './icon.tsx';

/** Whose window it is: the vendor's logo where there is one, and the name. */
export function Brand() {
  const logo = logoUrl();
  return (
    <p className={css['brand']}>
      {logo === null ? <Mark /> : <img className={css['logo']} src={logo} alt="" />}
      <bdi className={css['name']}>{en.product}</bdi>
    </p>
  );
}
