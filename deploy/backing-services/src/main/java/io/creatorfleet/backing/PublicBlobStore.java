package io.creatorfleet.backing;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** Objects that anybody may read, as at the public address of a bucket. To write them takes a key all the same. */
final class PublicBlobStore extends ForwardingBlobStore {

    PublicBlobStore(BlobStore store) {
        super(store);
    }

    @Override
    public BucketCannedACL getContainerAccess(String container) {
        return BucketCannedACL.PUBLIC_READ;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key) {
        return ObjectCannedACL.PUBLIC_READ;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key, @Nullable String version) {
        return ObjectCannedACL.PUBLIC_READ;
    }
}
