package io.tidemark.cli.deploy;

import io.tidemark.cli.text.JsonLine;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.swarm.Deployed;
import io.tidemark.deployment.swarm.Inventory;
import io.tidemark.deployment.swarm.Prefix;

/** What exists, for a program. What is not there has no key. */
final class StatusJson {
    private StatusJson() {}

    static JsonLine of(Inventory inventory, Prefix prefix) {
        JsonLine json = JsonLine.of("status")
                .put("prefix", prefix.text())
                .put("account", inventory.account().number())
                .put("region", inventory.account().region())
                .put(
                        "deployed",
                        inventory.swarm().map(stack -> stack.status().isWhole()).orElse(false));
        inventory.swarm().ifPresent(stack -> {
            Deployed deployed = Deployed.of(stack, prefix, inventory.account());
            json.put("stack", stack.name())
                    .put("stackStatus", stack.status().word())
                    .put("changed", stack.changed().toString())
                    .put("version", deployed.version())
                    .put("table", deployed.table())
                    .put("vpc", deployed.vpc());
            deployed.worker().ifPresent(name -> json.put("worker", name));
            deployed.vpcWorker().ifPresent(name -> json.put("vpcWorker", name));
        });
        inventory
                .holding()
                .ifPresent(holding -> json.put("bucket", inventory.bucket())
                        .put("runs", holding.runs())
                        .put("objects", holding.objects())
                        .put("bytes", holding.bytes())
                        .put("countedToTheEnd", holding.isWhole()));
        IdleCost.of(inventory).hourly().ifPresent(dollars -> json.put("idleDollarsPerHour", dollars));
        return json.putTexts(
                        "targets", inventory.targets().stream().map(Stack::name).toList())
                .putTexts("leftovers", StatusText.leftovers(inventory));
    }
}
