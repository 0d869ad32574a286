package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what operators did. */
@RestController
@OpenTo(Audience.OPERATORS)
@Tag(name = "Operating")
final class ActionController {

    private static final String ORDER = "actions";

    /** @param cursor of the next part of the list; null: this was the last */
    record Actions(List<OperatorAction> actions, @Nullable String cursor) {}

    private final ActionStore store;

    ActionController(ActionStore store) {
        this.store = store;
    }

    @GetMapping("/api/audit")
    @Operation(
            summary = "What operators did: who, what, when, and what became of it; the last first",
            description = "Each request of an operator that changes something, and each key created or revoked."
                    + " One without an outcome is under way, or was cut off in the middle.")
    Actions actions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        List<OperatorAction> read = store.list(Cursor.parse(cursor, ORDER), most);
        return new Actions(most.cut(read), most.next(read, last -> new Cursor(ORDER, "", Long.toString(last.id()))));
    }
}
