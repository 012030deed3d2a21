import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What a released Electron must not do: be a plain Node, take options for Node from the environment, or open a
 * debugger when it is told to. Playwright needs the last of them, so only releases are fused.
 */
export const releaseFuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

/**
 * Sets the fuses in an Electron executable, for good.
 * @param executable path of the file that is changed
 */
export async function fuseForRelease(executable: string): Promise<void> {
  await flipFuses(executable, { version: FuseVersion.V1, ...releaseFuses });
}
