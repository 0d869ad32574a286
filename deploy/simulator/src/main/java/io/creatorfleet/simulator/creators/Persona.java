package io.creatorfleet.simulator.creators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account tells about itself.
 *
 * @param topic what it posts about
 * @param followers at the epoch of {@link Pace}; they grow from there
 */
public record Persona(
        String name, @Nullable String biography, @Nullable String website, String topic, long followers, long follows) {

    /** The same with texts that are {@link Markup}. */
    Persona hostile() {
        return new Persona(
                Markup.element("name"), Markup.element("biography"), Markup.link("website"), topic, followers, follows);
    }

    /** The texts that accounts and posts are made up from. */
    record Casting(Map<String, Persona> famous, Map<String, Topic> topics) {

        /** The topics in an order that does not depend on the machine. */
        List<String> topicNames() {
            Set<String> names = topics.keySet();
            return names.stream().sorted().toList();
        }

        Topic topic(Persona persona) {
            Topic topic = topics.get(persona.topic());
            if (topic == null) {
                throw new IllegalStateException(
                        "No topic " + persona.topic() + " in casting.json for " + persona.name());
            }
            return topic;
        }
    }

    /**
     * A field of interest.
     *
     * @param biographies of accounts that post about it
     * @param captions of posts about it; an at-sign is a mention
     * @param hashtags added to the captions
     */
    record Topic(List<String> biographies, List<String> captions, List<String> hashtags) {}
}
