# Starts a command by vfork where Node asks for fork. The user-mode kernel copies a process page by page, which took longer than what
# most commands do. The child shares the memory until it executes; all that Node changes there is where the environment is, so that
# this is put back. https://github.com/libuv/libuv/blob/v1.x/src/unix/process.c
        .globl  fork
        .type   fork, @function
fork:
        pop     %rdi                            # The stack is shared as well: the way back stays in registers.
        mov     environ@GOTPCREL(%rip), %rdx
        mov     (%rdx), %r8
        mov     $58, %eax                       # vfork
        syscall
        push    %rdi
        test    %eax, %eax
        jle     1f
        mov     %r8, (%rdx)
1:      ret
        .section .note.GNU-stack, "", @progbits
