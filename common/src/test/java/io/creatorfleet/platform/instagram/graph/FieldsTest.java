package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void asksForEverythingAtFirst() {
        assertThat(Fields.ofMedia().current())
                .contains("thumbnail_url", "view_count", "reposts_count", "children{id,media_type");
    }

    @Test
    void dropsOneGroupForEachRefusal() {
        Fields fields = Fields.ofMedia();
        assertThat(fields.drop(fields.current(), "refused")).isTrue();
        assertThat(fields.current()).contains("view_count").doesNotContain("reposts_count");
        assertThat(fields.drop(fields.current(), "refused")).isTrue();
        assertThat(fields.current()).contains("thumbnail_url").doesNotContain("view_count");
        assertThat(fields.drop(fields.current(), "refused")).isTrue();
        assertThat(fields.current()).doesNotContain("thumbnail_url").contains("media_url");
    }

    @Test
    void dropsAGroupOnceWhenTwoCallsWereRefusedTheSame() {
        Fields fields = Fields.ofMedia();
        String refused = fields.current();
        fields.drop(refused, "refused");
        String left = fields.current();
        assertThat(fields.drop(refused, "refused")).isTrue();
        assertThat(fields.current()).isEqualTo(left);
    }

    @Test
    void neverGoesBelowTheCore() {
        Fields fields = Fields.ofAccount();
        while (fields.drop(fields.current(), "refused")) {
            assertThat(fields.current()).startsWith("id,username");
        }
        assertThat(fields.current()).isEqualTo("id,username,biography,website,followers_count,media_count");
    }

    @Test
    void neverAsksForFieldsThatAreRefusedToThirdParties() {
        assertThat(Fields.ofMedia().current()).doesNotContain("shortcode", "owner", "saved_count", "ig_id");
        assertThat(Fields.ofAccount().current()).doesNotContain("account_type", "ig_id");
    }
}
