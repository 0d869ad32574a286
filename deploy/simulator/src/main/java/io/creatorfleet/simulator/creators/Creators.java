package io.creatorfleet.simulator.creators;

import io.creatorfleet.simulator.chance.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everyone who can be looked up by name. */
@Component
public final class Creators {

    static final Persona.Casting CASTING = casting();

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._]{1,30}");
    private static final long NUMBERS = 100_000_000_000L;

    /** The name that an account began with, by the name it took later. */
    private final Map<String, String> renamed = new ConcurrentHashMap<>();

    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
    private final LegacyIds legacyIds = new LegacyIds();
    private final Growths growths;

    Creators(Growths growths) {
        this.growths = growths;
    }

    /** The account of this name, in whatever case it is written. */
    public Optional<Creator> find(String name) {
        String username = name.toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches() || abandoned.contains(username)) {
            return Optional.empty();
        }
        Creator creator = create(username, renamed.getOrDefault(username, username));
        return creator.trait() == Trait.MISSING ? Optional.empty() : Optional.of(creator);
    }

    /** The account with this id from before, whatever its name is now. */
    public Optional<Creator> byLegacyId(long id) {
        String origin = legacyIds.name(id);
        String username = renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(origin))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(origin);
        return find(username);
    }

    /** The number that an account of this name has or would have. */
    public long number(String name) {
        String username = name.toLowerCase(Locale.ROOT);
        return number(Seed.of(renamed.getOrDefault(username, username)));
    }

    /** Gives an account another name; its id, its items and its files stay. */
    public Creator rename(String from, String to) {
        Creator creator = existing(from);
        String username = to.toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("'" + to + "' is no username: nothing is renamed");
        }
        renamed.put(username, renamed.getOrDefault(creator.username(), creator.username()));
        renamed.remove(creator.username());
        abandoned.add(creator.username());
        abandoned.remove(username);
        return existing(username);
    }

    /** Takes an account away for good, and its files with it. */
    public void delete(String name) {
        Creator creator = existing(name);
        abandoned.add(creator.username());
        deleted.add(creator.number());
    }

    /** Lets an account post so many items at once. */
    public void grow(String name, int items, Instant now) {
        Creator creator = existing(name);
        growths.add(creator.number(), creator.feed().pace(), items, now);
    }

    /** Multiplies the counts of an account and its items. */
    public void scale(String name, double factor) {
        growths.scale(existing(name).number(), factor);
    }

    /** Whether the account with this number has been deleted. */
    public boolean isDeleted(long number) {
        return deleted.contains(number);
    }

    /** The names given since the start, each with the one it replaced at first. */
    public Map<String, String> renamed() {
        return new TreeMap<>(renamed);
    }

    /** The names that lead nowhere since the start. */
    public Set<String> abandoned() {
        return new TreeSet<>(abandoned);
    }

    private Creator existing(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No account '" + name + "': nothing changes"));
    }

    private Creator create(String username, String origin) {
        Seed seed = Seed.of(origin);
        Trait trait = Trait.of(origin);
        Persona famous = CASTING.famous().get(origin);
        Persona persona = famous == null ? persona(origin, seed, trait) : famous;
        return new Creator(
                number(seed),
                legacyIds.of(origin),
                username,
                seed,
                trait,
                trait == Trait.HOSTILE ? persona.hostile() : persona,
                growths.of(number(seed)));
    }

    /** The number of who has this seed. */
    public static long number(Seed seed) {
        return seed.with("number").below(NUMBERS);
    }

    private static Persona persona(String origin, Seed seed, Trait trait) {
        String topic = seed.with("topic").pick(CASTING.topicNames());
        boolean bare = trait == Trait.EMPTY;
        Persona.Topic about = CASTING.topics().get(topic);
        Seed audience = seed.with("followers");
        return new Persona(
                spelledOut(origin),
                bare || about == null ? null : seed.with("biography").pick(about.biographies()),
                bare || seed.with("website").chance(0.3)
                        ? null
                        : "https://" + origin.replaceAll("[^a-z0-9]", "") + ".example/",
                topic,
                bare || trait == Trait.SMALL ? audience.between(20, 4_000) : audience.between(9_000_000, 60_000_000),
                seed.with("follows").between(10, 1_500));
    }

    /** "travel.with_anna" as "Travel With Anna". */
    private static String spelledOut(String username) {
        String words = Arrays.stream(username.split("[._]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? username : words;
    }

    private static Persona.Casting casting() {
        try (InputStream json = Creators.class.getResourceAsStream("casting.json")) {
            return JsonMapper.shared().readValue(json, Persona.Casting.class);
        } catch (IOException e) {
            throw new UncheckedIOException("casting.json cannot be read: no creators without it", e);
        }
    }
}
