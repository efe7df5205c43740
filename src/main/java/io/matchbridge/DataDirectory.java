package io.matchbridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.matchbridge.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The folder of one running service: locked while it runs, with the secrets that were made for it. */
final class DataDirectory implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private DataDirectory(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** @throws WrongSetting when the folder cannot be used, or another service runs on it */
    static DataDirectory open(Path folder) {
        try {
            create(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new WrongSetting("another Matchbridge runs on the data folder " + folder.toAbsolutePath());
            }
            return new DataDirectory(folder, lockFile);
        } catch (IOException e) {
            throw new WrongSetting("the data folder %s cannot be used: %s"
                    .formatted(folder.toAbsolutePath(), e.getClass().getSimpleName()));
        }
    }

    /** What is kept there is about people: a folder that we make is its owner's alone. */
    private static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Erases the folder of a service that is not running, with all that is in it. */
    static void erase(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        open(folder).close(); // refuses while a service runs on it
        EmbeddedDatabase.stop(folder.resolve("postgres"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** The secret in the file of that name, made when there is none. Only its owner may read it. */
    String secret(String name, Supplier<String> make) {
        Path file = folder.resolve(name);
        try {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, make.get() + "\n", UTF_8, StandardOpenOption.SYNC);
            } catch (FileAlreadyExistsException e) {
                // made at an earlier start
            }
            String secret = Files.readString(file, UTF_8).strip();
            if (secret.isEmpty()) {
                throw new WrongSetting(
                        "the file " + file.toAbsolutePath() + " is empty: remove it, and it is made again");
            }
            return secret;
        } catch (IOException e) {
            throw new WrongSetting("the file %s cannot be used: %s"
                    .formatted(file.toAbsolutePath(), e.getClass().getSimpleName()));
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
