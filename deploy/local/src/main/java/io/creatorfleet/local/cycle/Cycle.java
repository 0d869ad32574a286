package io.creatorfleet.local.cycle;

import java.util.List;

/**
 * A platform's cycle over these accounts.
 *
 * @param api what the simulator calls the platform's API
 * @param callsOfAProfile how many calls it takes to read what an account says of itself
 * @param posts how many posts a refresh asks for
 * @param read what a refresh reads, as the simulator is asked for it
 */
record Cycle(String platform, String api, List<String> names, int callsOfAProfile, int posts, String read) {

    int size() {
        return names.size();
    }
}
