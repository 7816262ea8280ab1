package io.tidemark.cli.deploy;

import io.tidemark.cli.text.Figures;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.swarm.Deployed;
import io.tidemark.deployment.swarm.Holding;
import io.tidemark.deployment.swarm.Inventory;
import io.tidemark.deployment.swarm.Prefix;
import java.util.ArrayList;
import java.util.List;

/** What exists, for a person. */
final class StatusText {
    private StatusText() {}

    static List<String> lines(Inventory inventory, Prefix prefix, String version) {
        String place = place(inventory);
        if (inventory.isEmpty()) {
            return List.of("NOTHING      is deployed under the prefix " + prefix + " in " + place);
        }
        List<String> lines = new ArrayList<>();
        if (inventory.swarm().isPresent()) {
            swarm(inventory, prefix, inventory.swarm().get(), version, lines);
        } else {
            lines.add("NO SWARM     " + prefix.swarm() + " does not exist in " + place);
        }
        inventory.holding().ifPresent(holding -> lines.add(holding(inventory, holding)));
        for (Stack target : inventory.targets()) {
            lines.add("target       " + target.name() + ", " + target.status() + ", "
                    + target.parameters().getOrDefault("InstanceType", "type not known") + ", since "
                    + target.changed());
        }
        List<String> leftovers = leftovers(inventory);
        leftovers.forEach(text -> lines.add("LEFTOVER     " + text));
        lines.add("idle cost    " + IdleCost.of(inventory));
        return lines;
    }

    private static void swarm(Inventory inventory, Prefix prefix, Stack stack, String version, List<String> lines) {
        Deployed deployed = Deployed.of(stack, prefix, inventory.account());
        String place = place(inventory);
        lines.add(state(stack) + stack.name() + " in " + place + ", " + stack.status() + " since " + stack.changed()
                + (stack.reason().isEmpty() ? "" : ": " + stack.reason()));
        if (!stack.status().isWhole()) {
            return;
        }
        boolean same = deployed.version().equals(version);
        lines.add("version      " + deployed.version()
                + (same ? "" : "; this program is " + version + ", tidemark deploy brings it there"));
        lines.addAll(DeploymentText.parts(deployed));
    }

    private static String place(Inventory inventory) {
        return inventory.account().region() + ", account " + inventory.account().number();
    }

    private static String state(Stack stack) {
        if (stack.status().isOnlyProposed()) {
            return "PROPOSED     ";
        }
        if (stack.status().isMoving()) {
            return "IN WORK      ";
        }
        return stack.status().isWhole() ? "DEPLOYED     " : "BROKEN       ";
    }

    private static String holding(Inventory inventory, Holding holding) {
        return "stored       " + (holding.isWhole() ? "" : "at least ") + Figures.count(holding.runs(), "run") + ", "
                + Figures.count(holding.objects(), "object") + ", " + Figures.bytes(holding.bytes()) + " in s3://"
                + inventory.bucket();
    }

    /** What nobody uses any more, or what stands in the way. */
    static List<String> leftovers(Inventory inventory) {
        List<String> found = new ArrayList<>();
        inventory
                .swarm()
                .filter(stack -> !stack.status().isMoving() && !stack.status().isWhole())
                .ifPresent(stack -> found.add("the stack " + stack.name() + " is " + stack.status()
                        + ": tidemark deploy makes it anew where it can, tidemark destroy removes it"));
        if (inventory.hasStrayBucket()) {
            found.add("the bucket " + inventory.bucket() + " belongs to no stack: tidemark destroy removes it");
        }
        for (Stack target : inventory.targets()) {
            if (target.status().hasFailed()) {
                found.add("the stack " + target.name() + " is " + target.status() + ": tidemark destroy removes it");
            }
        }
        return found;
    }
}
