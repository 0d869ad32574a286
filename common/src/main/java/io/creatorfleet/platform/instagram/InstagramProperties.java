package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which sources of Instagram serve.
 *
 * @param sources of {@code graph} and {@code looter}, the first for all that it can give, the others where it cannot
 */
@Validated
@ConfigurationProperties("fleet.instagram")
public record InstagramProperties(
        @DefaultValue("graph") @NotEmpty(message = "must name graph, looter or both")
        List<String> sources) {

    /** What is paused for one of them: all of Instagram, unless another may go on. */
    public String gate(String source) {
        String upstream = PlatformId.INSTAGRAM.apiUpstream();
        return sources.size() == 1 ? upstream : upstream + "-" + source;
    }
}
