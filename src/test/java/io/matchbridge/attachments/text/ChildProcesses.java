package io.matchbridge.attachments.text;

import java.util.Set;
import java.util.stream.Collectors;

/** The children of this JVM that read attachments for one test class, told from others' by how much text they may give. */
record ChildProcesses(int mostText) {

    Set<Long> pids() {
        String last = Integer.toString(mostText);
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> arguments[arguments.length - 1].equals(last))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
