package io.creatorfleet.local;

import io.creatorfleet.backing.Database;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A base backup of a PostgreSQL at work, and the archive of its log: what pg_basebackup does, by the functions it does it with.
 *
 * @param base the copy of the server's data
 * @param archive where the server puts each part of its log that is full
 */
record Backup(Path base, Path archive) {

    /** What a copy leaves out: the log, which is archived, and what says that the server runs. */
    private static final Set<String> LEFT_OUT = Set.of("pg_wal", "postmaster.pid", "postmaster.opts");

    /** Has the server archive its log from its next start on. */
    void archiveFrom(Database server) throws SQLException, IOException {
        Files.createDirectories(archive);
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET archive_mode = 'on'");
            statement.execute(
                    "ALTER SYSTEM SET archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'".formatted(archive));
        }
    }

    /** Copies the data of the server while it works; returns once the part of the log is archived that it needs. */
    void take(Database server, Path data) throws SQLException, IOException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('test', true)");
            copy(data, base);
            try (ResultSet label = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
                label.next();
                Files.writeString(base.resolve("backup_label"), label.getString(1));
            }
        }
    }

    /** Makes the data of a server that begins, at its start, with the backup and goes on by the archive until that instant. */
    void restore(Path data, String until) throws IOException {
        copy(base, data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"), """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(archive, until), StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
    }

    private static Connection connect(Database server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    /** Files come and go meanwhile; the log knows. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return LEFT_OUT.contains(from.relativize(folder).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(from.relativize(file).toString())) {
                    copyIfThere(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void copyIfThere(Path file, Path copy) throws IOException {
        try {
            Files.copy(file, copy);
        } catch (NoSuchFileException deletedMeanwhile) {
            Files.deleteIfExists(copy);
        }
    }
}
