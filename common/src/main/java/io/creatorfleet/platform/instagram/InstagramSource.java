package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.Platform;
import java.util.function.Predicate;

/**
 * One of the ways to Instagram.
 *
 * @param name as settings and creators name it
 * @param owns whether an account's id is one of its own
 */
public record InstagramSource(String name, Platform platform, Predicate<String> owns) {}
