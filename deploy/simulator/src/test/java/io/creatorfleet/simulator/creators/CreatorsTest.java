package io.creatorfleet.simulator.creators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatorsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Predicate<Item> REEL = item -> item.kind() == Item.Kind.REEL;

    private final Creators creators = new Creators(new Growths());

    @Test
    void giveEveryAccountEnoughReelsAndPostsInEveryForm() {
        IntStream.range(0, 300).mapToObj(n -> items("creator" + n, NOW)).forEach(items -> {
            assertThat(items.stream().filter(REEL)).hasSizeBetween(100, 140);
            assertThat(items.stream().filter(REEL.negate())).hasSizeBetween(40, 80);
            assertThat(items).extracting(Item::kind).contains(Item.Kind.values());
            assertThat(items).extracting(Item::caption).containsNull();
        });
    }

    @Test
    void giveIdsThatNoDoubleHoldsAndViewsThatNoIntHolds() {
        IntStream.range(0, 300).mapToObj(n -> "creator" + n).forEach(name -> {
            Creator creator = creators.find(name).orElseThrow();
            assertThat(Long.parseLong(creator.id())).isGreaterThan(1L << 53);
            List<Item> reels = items(name, NOW).stream().filter(REEL).limit(90).toList();
            assertThat(reels)
                    .allSatisfy(item -> assertThat(Long.parseLong(item.id())).isGreaterThan(1L << 53));
            assertThat(reels.stream()
                            .mapToLong(item -> item.views() == null ? 0 : item.views())
                            .sum())
                    .isGreaterThan(Integer.MAX_VALUE);
        });
    }

    @Test
    void giveNoIdTwice() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, 300).mapToObj(n -> "creator" + n).forEach(name -> {
            assertThat(ids.add(creators.find(name).orElseThrow().id())).isTrue();
            items(name, NOW).forEach(item -> {
                assertThat(ids.add(item.id())).isTrue();
                item.children().forEach(child -> assertThat(ids.add(child.id())).isTrue());
            });
        });
    }

    @Test
    void showTheSameAccountInEveryProcess() {
        assertThat(items("spacex", NOW))
                .isEqualTo(new Creators(new Growths())
                        .find("SpaceX")
                        .orElseThrow()
                        .feed()
                        .items(
                                creators.find("spacex").orElseThrow().feed().newest(NOW),
                                creators.find("spacex").orElseThrow().feed().oldest(NOW),
                                NOW));
        assertThat(creators.find("spacex").orElseThrow().id()).isEqualTo("17841441083853781");
    }

    @Test
    void letNumbersGrowButNeverChangeWhatWasPosted() {
        Item before = items("nasa", NOW).getFirst();
        Item after = items("nasa", NOW.plus(Duration.ofDays(10))).stream()
                .filter(item -> item.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
        assertThat(after.comments()).isGreaterThan(before.comments());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("likes", "comments", "reposts", "views")
                .isEqualTo(before);
        Creator nasa = creators.find("nasa").orElseThrow();
        assertThat(nasa.followers(NOW.plus(Duration.ofDays(10)))).isGreaterThan(nasa.followers(NOW));
    }

    @ParameterizedTest
    @CsvSource({"spacex, SpaceX, rockets", "nasa, NASA, astronomy", "techcrunch, TechCrunch, technology"})
    void castTheFamous(String username, String name, String topic) {
        Persona persona = creators.find(username).orElseThrow().persona();
        assertThat(persona.name()).isEqualTo(name);
        assertThat(persona.topic()).isEqualTo(topic);
        assertThat(persona.followers()).isGreaterThan(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "missing.anything",
                "ThisUserDoesNotExist123456789",
                "",
                "a b",
                "é",
                "a23456789.123456789.123456789.1"
            })
    void doNotExistUnderSomeNames(String username) {
        assertThat(creators.find(username)).isEmpty();
    }

    @Test
    void haveTheirOddCases() {
        assertThat(items("licensedaudio.x", NOW).stream().filter(REEL))
                .anyMatch(Item::downloadable)
                .anyMatch(item -> !item.downloadable());
        assertThat(items("hiddenlikes.x", NOW)).allMatch(item -> item.likes() == null);
        assertThat(items("smallaccount.x", NOW)).hasSize(12);
        assertThat(items("emptyaccount.x", NOW)).isEmpty();
        assertThat(items("photosonly.x", NOW)).isNotEmpty().noneMatch(REEL);
        assertThat(creators.find("expiredaccess.x").orElseThrow().feed().size()).isPositive();
        assertThat(items("hostile.x", NOW))
                .hasSize(12)
                .allMatch(item -> Markup.element("caption").equals(item.caption()));
        assertThat(creators.find("hostile.x").orElseThrow().persona().name()).startsWith("<img src=x onerror=");
        assertThat(items("anyone.else", NOW)).allMatch(Item::downloadable).noneMatch(item -> item.likes() == null);
    }

    private List<Item> items(String username, Instant now) {
        Feed feed = creators.find(username).orElseThrow().feed();
        return feed.items(feed.newest(now), feed.oldest(now), now);
    }
}
