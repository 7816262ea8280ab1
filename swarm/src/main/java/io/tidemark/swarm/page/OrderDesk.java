package io.tidemark.swarm.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.server.Answer;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Takes orders of operators, each once, and reviews their plans. */
final class OrderDesk {
    private static final int MOST_IDS = 10_000;
    private static final int ID_LETTERS = 100;

    private final Bridge bridge;
    private final Pool pool;
    private final BooleanSupplier users;
    private final Set<String> ids = new LinkedHashSet<>();

    /** @param users whether the plan's levels are users */
    OrderDesk(Bridge bridge, Pool pool, BooleanSupplier users) {
        this.bridge = bridge;
        this.pool = pool;
        this.users = users;
    }

    Answer order(Request request, Session session) {
        Optional<ObjectNode> given = Json.read(request.body());
        String id = given.map(body -> body.path("id").asText()).orElse("");
        if (id.isEmpty() || id.length() > ID_LETTERS) {
            return Answer.of(Json.problem(
                    400, "id", "must be there, with up to " + ID_LETTERS + " letters, and never the same twice", ""));
        }
        return pool.answer(() -> Answer.of(give(given.get(), id, session)));
    }

    private Reply give(ObjectNode given, String id, Session session) {
        Order order;
        try {
            order = OrderReader.read(given, users.getAsBoolean());
        } catch (ProblemsException e) {
            return Json.problems(400, e.problems());
        }
        if (!isNew(id)) {
            return Json.problem(409, "id", "must be new: this order was given before", "");
        }
        try {
            return Json.reply(200, Json.object().put("done", bridge.give(session.name(), order)));
        } catch (ProblemsException e) {
            return Json.problems(409, e.problems());
        }
    }

    private boolean isNew(String id) {
        synchronized (ids) {
            if (ids.size() >= MOST_IDS && !ids.contains(id)) {
                ids.remove(ids.iterator().next());
            }
            return ids.add(id);
        }
    }

    Answer review(Request request) {
        Optional<String> plan = Json.read(request.body())
                .map(body -> body.path("plan"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        return plan.isEmpty()
                ? Answer.of(Json.problem(400, "plan", "must be there, as a text", ""))
                : pool.answer(() -> Answer.of(reviewed(bridge.review(plan.get()))));
    }

    private static Reply reviewed(Review review) {
        ObjectNode body = Json.object();
        body.set("problems", Json.array(review.problems()));
        ArrayNode lines = body.putArray("lines");
        for (Review.Line line : review.lines()) {
            lines.addObject().put("sign", String.valueOf(line.sign())).put("text", line.text());
        }
        return Json.reply(200, body);
    }

    Answer plan() {
        return pool.answer(() -> {
            Bridge.PlanText plan = bridge.plan();
            return Answer.of(
                    Json.reply(200, Json.object().put("text", plan.text()).put("version", plan.version())));
        });
    }
}
