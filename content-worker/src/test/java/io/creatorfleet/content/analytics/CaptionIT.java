package io.creatorfleet.content.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.content.Held;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people take for hashtags. */
class CaptionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "none at all", 0
            "#one and #two", 2
            "#one#two", 2
            "#low_line", 1
            "#2026", 1
            "a lone # or ##", 0
            "issue #!", 0
            "(#bracketed)", 1
            "#Übermut", 1
            "#世界。#人", 2
            "#\uD83D\uDE80", 1
            "https://example.com/page#section", 0
            "see https://example.com/#a #b", 1
            "Tom&#39;s &amp; Ann&#x200B;", 0
            """)
    void countsHashtags(String caption, int hashtags) {
        long creator = held.creator(1000L, null);
        held.jdbc()
                .sql("INSERT INTO content (creator_id, external_id, kind, format, published_at, feed, caption)"
                        + " VALUES (?, 'p', 'POST', 'IMAGE', now(), 'media', ?)")
                .params(creator, caption)
                .update();

        new AnalyticsStore(held.jdbc(), new AnalyticsProperties(1, 1, ZoneId.of("UTC"))).compute(creator, null);

        assertThat(held.jdbc()
                        .sql("SELECT avg_hashtags FROM analytics WHERE creator_id = ?")
                        .param(creator)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(BigDecimal.valueOf(hashtags));
    }
}
