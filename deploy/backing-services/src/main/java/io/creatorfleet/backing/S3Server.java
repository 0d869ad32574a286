package io.creatorfleet.backing;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server inside this process, its objects files in a folder that outlives it. They are read without a key, as browsers
 * read them from the public address of a bucket.
 */
public final class S3Server implements AutoCloseable {

    /** The region of a server that has none. */
    public static final String REGION = "auto";

    private final S3Proxy proxy;
    private final String accessKey;
    private final String secretKey;

    /** Makes a server that this machine alone reaches, not yet started; port 0 is any free one. */
    public S3Server(Path folder, int port, String accessKey, String secretKey) {
        this(folder, "127.0.0.1", port, accessKey, secretKey);
    }

    /** Makes a server, not yet started, that listens at the address: 0.0.0.0 is all that this machine has. */
    public S3Server(Path folder, String address, int port, String accessKey, String secretKey) {
        Path objects = Folders.create(folder.toAbsolutePath().resolve("objects"));
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.proxy = S3Proxy.builder()
                .blobStore(new PublicBlobStore(new FilesystemNio2BlobStore(objects.toString())))
                .endpoint(URI.create("http://" + address + ":" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
    }

    public void start() {
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server did not start", e);
        }
    }

    /** A bucket of this server, whether or not it has been created. */
    public Bucket bucket(String name) {
        return new Bucket(URI.create("http://127.0.0.1:" + proxy.getPort()), REGION, accessKey, secretKey, name);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server did not stop", e);
        }
    }
}
