package io.creatorfleet.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from.
 *
 * @param id differs between any two callers and never changes
 * @param name the name of the key
 * @param key its number; null: no key was given
 * @param role null: none
 */
public record Caller(
        String id,
        String name,
        @Nullable Long key,
        @Nullable Role role) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Who has no key and needs none here: a person on his own machine. */
    static final Caller LOCAL = new Caller("local", "local", null, Role.OPERATOR);

    /** Who has no key. */
    static final Caller STRANGER = new Caller("stranger", "stranger", null, null);

    static Caller with(ApiKey key) {
        return new Caller(Long.toString(key.id()), key.name(), key.id(), key.role());
    }

    /** The one that the request was found to come from. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : STRANGER;
    }

    void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    boolean has(Role needed) {
        return role != null && role.includes(needed);
    }
}
