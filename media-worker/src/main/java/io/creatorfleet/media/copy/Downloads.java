package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.BrokenDownloadException;
import io.creatorfleet.media.cdn.Download;
import io.creatorfleet.media.cdn.HostBusyException;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The downloads that a file comes through: where one breaks the next goes on, if the CDN still has the same content. */
final class Downloads implements AutoCloseable {

    /** The way to the file. */
    @FunctionalInterface
    interface Source {
        Optional<Download> open(Range from) throws PlatformException, IOException;
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Source source;
    private final int most;
    private final OptionalLong length;
    private Download download;
    private int reopened;

    /** @param most how often a break is put up with */
    Downloads(Source source, Download first, int most) {
        this.source = source;
        this.download = first;
        this.most = most;
        this.length = first.length();
    }

    /** The length of the whole file, if the CDN told at first. */
    OptionalLong length() {
        return length;
    }

    @Nullable
    String validator() {
        return download.validator();
    }

    /** As the CDN declares it. */
    String contentType() {
        return download.contentType();
    }

    int read(byte[] bytes, int offset, int wanted) throws IOException {
        while (true) {
            try {
                return download.read(bytes, offset, wanted);
            } catch (BrokenDownloadException broken) {
                goOn(broken);
            }
        }
    }

    /**
     * Asks for what is missing, after a pause that grows. Where its host has no room by now the run ends: the next one goes
     * on. It was broken, so that is an attempt: a file that breaks each time would wait for its turn for ever.
     */
    private void goOn(BrokenDownloadException broken) throws IOException {
        while (true) {
            if (reopened == most
                    || validator() == null
                    || Thread.currentThread().isInterrupted()) {
                throw broken;
            }
            try {
                Thread.sleep(FIRST_PAUSE.multipliedBy(1L << reopened++));
                reopen(download.position());
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw broken;
            } catch (PlatformException.Unavailable still) {
                broken.addSuppressed(still);
            } catch (PlatformException | HostBusyException refused) {
                broken.addSuppressed(refused);
                throw broken;
            }
        }
    }

    /** Goes on there in the same content. */
    void reopen(long offset) throws PlatformException, IOException {
        download.close();
        Download again = source.open(offset == 0 ? Range.WHOLE : new Range(offset, validator()))
                .orElseThrow(() -> new BrokenDownloadException(
                        "The CDN does not honour the link any more, after %d bytes".formatted(offset), null));
        boolean same = again.offset() == offset
                && (length.isEmpty() || again.length().equals(length))
                && Objects.equals(again.validator(), validator());
        download = again;
        if (!same) {
            throw new ChangedFileException(
                    "The CDN has other content by now, or sends it whole only: after %d bytes of it".formatted(offset)
                            + " the copy starts over");
        }
    }

    /** Ends the connection too: what is left of the file is not worth reading to use it again. */
    @Override
    public void close() {
        download.close();
    }
}
