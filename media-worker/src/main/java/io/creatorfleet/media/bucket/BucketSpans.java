package io.creatorfleet.media.bucket;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Makes a span of each request to the bucket that a run sends, its body included; of others, as a health check's, none. */
final class BucketSpans implements ExecutionInterceptor {

    private static final String PROBE = "HeadBucket";
    private static final ExecutionAttribute<Span> SPAN = new ExecutionAttribute<>("Span");

    private final Tracer tracer;

    BucketSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (tracer.currentSpan() != null && !operation.equals(PROBE)) {
            Span span = tracer.nextSpan().name("s3 " + operation);
            tag(span, context.request(), "Bucket", "aws.s3.bucket");
            tag(span, context.request(), "Key", "aws.s3.key");
            attributes.putAttribute(SPAN, span.start());
        }
    }

    private static void tag(Span span, SdkRequest request, String field, String name) {
        request.getValueForField(field, String.class).ifPresent(value -> span.tag(name, value));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        end(attributes, null);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        end(attributes, context.exception());
    }

    private static void end(ExecutionAttributes attributes, @Nullable Throwable failure) {
        Span span = attributes.getAttribute(SPAN);
        if (span != null) {
            if (failure != null) {
                Traces.fail(span, failure.getClass().getSimpleName());
            }
            span.end();
        }
    }
}
