package io.creatorfleet.media.cdn;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where a link leads, once {@link LinkRules} allowed it.
 *
 * @param uri the link as it was given: it is signed
 */
record Target(URI uri, HttpHost host) {

    boolean secure() {
        return "https".equals(host.getSchemeName());
    }
}
