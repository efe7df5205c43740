package io.matchbridge.attachments.text;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The child processes of this JVM that were started since this was made. */
final class ChildProcesses {

    private final Set<Long> others = living().collect(Collectors.toSet());

    Set<Long> pids() {
        return living().filter(pid -> !others.contains(pid)).collect(Collectors.toSet());
    }

    private static Stream<Long> living() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
    }
}
