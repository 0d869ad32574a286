package io.creatorfleet.media.copy;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.media.bucket.OtherS3Server;
import org.junit.jupiter.api.BeforeAll;

/** The same with an S3 server of other origin, and nothing else changed. */
class CopyMediaHandlerOnOtherServerIT extends CopyMediaHandlerIT {

    private static Bucket bucket;

    @BeforeAll
    static void start() {
        bucket = OtherS3Server.bucket();
    }

    @Override
    Bucket bucket() {
        return bucket;
    }
}
