package io.tidemark.experiment.channel;

import io.tidemark.experiment.http.BodyTemplate;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Marathon is asked to deploy, as it is written. */
record Deployments(List<Order> orders) {
    private static final Map<String, String> PATHS =
            Map.of("app", "/v2/apps", "pod", "/v2/pods", "group", "/v2/groups");

    Deployments {
        orders = List.copyOf(orders);
    }

    static Option option(boolean required) {
        List<Option> options = new ArrayList<>(List.of(
                Option.choice("type", "app", "What is deployed.", "app", "pod", "group"),
                BodyTemplate.required("spec", "Its specification in JSON")));
        options.addAll(Order.OPTIONS);
        return new Option(
                "deploy",
                List.of("deployments"),
                OptionKind.SECTIONS,
                required,
                "",
                "The deployments: one kind after the other.",
                options,
                List.of());
    }

    static Deployments read(Settings settings) {
        List<Order> orders = new ArrayList<>();
        for (Settings section : settings.sections("deploy")) {
            orders.add(Order.read(
                    section,
                    Template.parse("POST"),
                    Template.parse(PATHS.getOrDefault(section.choice("type"), "")),
                    BodyTemplate.read(section, "spec"),
                    Optional.of(Pointer.parse("/id")),
                    Optional.empty()));
        }
        return new Deployments(orders);
    }

    void send(Bulk bulk, Sender.Visit visit) throws InterruptedException {
        for (Order order : orders) {
            order.send(bulk, visit.stage().clock(), visit.base(), visit.scope(), visit::dressed);
        }
    }
}
