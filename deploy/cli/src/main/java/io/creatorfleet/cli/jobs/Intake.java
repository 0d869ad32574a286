package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.creators.CreatorName;
import io.creatorfleet.cli.creators.CreatorName.Kind;
import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.jobs.NameList.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds creators: accounts of Instagram many at a time, what Reddit has one by one. */
final class Intake {

    /** Below the largest body that is taken, whatever the niches are. */
    private static final int BATCH = 500;

    private final Gateway gateway;
    private final BiConsumer<Entry, JsonNode> told;

    /** @param told each entry with its answer: accepted, or refused for what reason */
    Intake(Gateway gateway, BiConsumer<Entry, JsonNode> told) {
        this.gateway = gateway;
        this.told = told;
    }

    void add(List<Entry> entries) {
        List<Entry> batch = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.name().kind() == Kind.ACCOUNT) {
                batch.add(entry);
            } else {
                told.accept(entry, one(entry));
            }
            if (batch.size() == BATCH) {
                addAll(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            addAll(batch);
        }
    }

    private void addAll(List<Entry> batch) {
        ObjectNode body = gateway.json().createObjectNode();
        ArrayNode creators = body.putArray("creators");
        batch.forEach(entry -> creators.add(body(entry)));
        Fields answer = new Fields(gateway.post(Address.of("/api/instagram/creator/add-batch"), body));
        List<Fields> answers = answer.list("answers");
        if (answers.size() != batch.size()) {
            throw new IllegalStateException("%d creators were named and %d answers came; see deploy/fleet jobs"
                    .formatted(batch.size(), answers.size()));
        }
        for (int index = 0; index < batch.size(); index++) {
            told.accept(batch.get(index), answers.get(index).node());
        }
    }

    /** An entry that is refused is that entry's matter; any other failure is everybody's. */
    private JsonNode one(Entry entry) {
        try {
            return gateway.post(entry.name().kind().addition(), body(entry));
        } catch (Refusal refusal) {
            if (refusal.status() != 400 && refusal.status() != 409) {
                throw refusal;
            }
            return gateway.json().createObjectNode().put("success", false).put("error", refusal.sentence());
        }
    }

    private ObjectNode body(Entry entry) {
        CreatorName name = entry.name();
        ObjectNode body = gateway.json().createObjectNode().put(name.kind().field(), name.name());
        return entry.niche() == null ? body : body.put("niche", entry.niche());
    }
}
