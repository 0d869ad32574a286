package io.creatorfleet.media.bucket;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * The signature of S3 over a request without its body. Over TLS the client does so by itself; over plain HTTP it would
 * hash every byte once more, in chunks that the server has to take apart again.
 */
final class UnsignedPayload implements AwsV4AuthScheme {

    private final AwsV4HttpSigner signer = new Signer(AwsV4HttpSigner.create());

    @Override
    public String schemeId() {
        return SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return signer;
    }

    private record Signer(HttpSigner<AwsCredentialsIdentity> whole) implements AwsV4HttpSigner {

        /** The signer is not shown the body. One that has to be hashed whole, by the rules of S3, is small: it is signed. */
        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            if (request.hasProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM)
                    || request.payload().isEmpty()) {
                return whole.sign(request);
            }
            SignedRequest signed = whole.sign(bodiless(request));
            return signed.toBuilder().payload(request.payload().get()).build();
        }

        private static <T extends AwsCredentialsIdentity> SignRequest<T> bodiless(SignRequest<T> request) {
            return request.toBuilder()
                    .payload(null)
                    .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, false)
                    .build();
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(
                AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return whole.signAsync(request);
        }
    }
}
