package io.creatorfleet.platform;

import java.util.List;

/** A source that shows items by their ids, many with one call: how what is gone is found. */
public interface ItemLookup {

    PlatformId id();

    /** How many ids one call takes at most. */
    int most();

    /**
     * The items of these ids that the platform still shows, in no order. Those that it leaves out are gone; those that it
     * shows as taken down say so in their {@link Submission#removedBy}.
     *
     * @param ids the platform's own, at most {@link #most}
     */
    Page items(List<String> ids) throws PlatformException;
}
