package io.creatorfleet.media.copy;

import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.bucket.UploadProperties;
import io.creatorfleet.media.cdn.LocalCdn;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** A program that runs all claimed tasks of a database at once, in the sizes of production, and writes their results. */
final class ManyCopies {

    private ManyCopies() {}

    /** The arguments: JDBC URL, user, password; endpoint, access key, secret key, bucket. */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(args[0]);
            source.setUsername(args[1]);
            source.setPassword(args[2]);
            Held held =
                    new Held(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
            Bucket bucket = new Bucket(URI.create(args[3]), "auto", args[4], args[5], args[6]);
            try (S3Client s3 = Buckets.client(bucket)) {
                run(held, handler(held, s3, bucket));
            }
        }
        System.out.println("all stored");
    }

    private static CopyMediaHandler handler(Held held, S3Client s3, Bucket given) {
        UploadProperties sizes =
                new UploadProperties(DataSize.ofGigabytes(2), DataSize.ofMegabytes(16), DataSize.ofMegabytes(8), 4);
        io.creatorfleet.media.bucket.Bucket bucket = Buckets.bucket(s3, given);
        Uploads uploads = new Uploads(bucket, new UploadStore(held.jdbc()));
        Copier copier = new Copier(bucket, uploads, sizes, 3, task -> true);
        return new CopyMediaHandler(
                new CopyStore(held.jdbc()),
                LocalCdn.patient(DataSize.ofGigabytes(2)),
                copier,
                new Removal(new CopyStore(held.jdbc()), new BucketContents(s3, given.name()), Duration.ofSeconds(80)),
                new CopyProperties(3, 3),
                new CopyMeters(new SimpleMeterRegistry()));
    }

    private static void run(Held held, CopyMediaHandler handler) throws Exception {
        List<Future<?>> copies = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Task task : claimed(held)) {
                Callable<Boolean> copy = () -> {
                    held.settle(handler.handle(task));
                    return true;
                };
                copies.add(executor.submit(copy));
            }
            for (Future<?> copy : copies) {
                copy.get();
            }
        }
    }

    private static List<Task> claimed(Held held) {
        return held.jdbc()
                .sql("SELECT id, job_id, subject, fence FROM task WHERE state = 'RUNNING'")
                .query((row, number) -> new Task(
                        row.getLong("id"),
                        row.getObject("job_id", UUID.class),
                        TaskKind.MEDIA,
                        1,
                        "x",
                        Lane.BACKGROUND,
                        row.getString("subject"),
                        "{}",
                        0,
                        Duration.ZERO,
                        row.getLong("fence")))
                .list();
    }
}
