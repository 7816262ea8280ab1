package io.tidemark.deployment.target;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.machine.Machines;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackListener;
import io.tidemark.deployment.stack.StackSpec;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.stack.Stacks;
import io.tidemark.deployment.swarm.Swarm;
import io.tidemark.deployment.swarm.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes and removes the machines of targets. Not for several threads. */
public final class Targets {
    /** What EC2 says when a zone has no such machine just now, or never. Another zone may have one. */
    private static final Pattern NOT_IN_THIS_ZONE = Pattern.compile(
            "InsufficientInstanceCapacity|do not have sufficient .* capacity|not supported in your requested Availability Zone");

    private static final String LIFE = "TimeToLive";
    private static final String SUBNET = "SubnetId";

    private final Site site;
    private final Stacks stacks;
    private final StackWorks works;
    private final Machines machines;
    private final StackListener listener;

    public Targets(Site site, Stacks stacks, StackWorks works, Machines machines, StackListener listener) {
        this.site = site;
        this.stacks = stacks;
        this.works = works;
        this.machines = machines;
        this.listener = listener;
    }

    /**
     * Makes a machine, in the first zone that has one.
     *
     * @throws CloudException when none can be made, with the reason of each zone; nothing of it is left
     */
    public Target make(TargetOrder order) throws CloudException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        for (String subnet : site.subnets()) {
            try {
                return Target.of(
                        works.apply(spec(order, subnet, minutes(order))).stack());
            } catch (CloudException e) {
                problems.addAll(e.problems());
                if (!NOT_IN_THIS_ZONE.matcher(String.valueOf(e.getMessage())).find()) {
                    break;
                }
                listener.note("There is no " + order.type() + " to be had in the zone of " + subnet + " just now.");
            }
        }
        throw new CloudException(problems);
    }

    /**
     * Takes one that is there already, brought up to date, or makes it.
     *
     * @return it, and whether it was there
     */
    public Taken takeOrMake(TargetOrder order) throws ProblemsException, InterruptedException {
        Optional<Stack> there = works.settle(name(order));
        if (there.isPresent()
                && machines.state(Target.of(there.get()).machine()).hasEnded()) {
            listener.note(name(order) + ": its machine has ended, so another takes its place.");
            works.remove(name(order));
            there = Optional.empty();
        }
        if (there.isEmpty()) {
            return new Taken(make(order), false);
        }
        // Another zone or time to live would be another machine.
        Map<String, String> before = there.get().parameters();
        String subnet = before.getOrDefault(SUBNET, site.subnets().getFirst());
        String minutes = before.getOrDefault(LIFE, minutes(order));
        return new Taken(Target.of(works.apply(spec(order, subnet, minutes)).stack()), true);
    }

    /** Removes a machine with all that was made for it, and waits until it is gone. */
    public void remove(TargetOrder order) throws CloudException, InterruptedException {
        works.remove(name(order));
    }

    /**
     * Removes what is left of machines that have ended: roles and rules that cost nothing, and have names.
     *
     * @return the names of the stacks
     */
    public List<String> removeEnded() throws CloudException, InterruptedException {
        List<String> removed = new ArrayList<>();
        for (Stack stack : stacks.named(site.prefix().targets())) {
            String machine = Target.of(stack).machine();
            if (!machine.isEmpty()
                    && !stack.status().isMoving()
                    && machines.state(machine).hasEnded()) {
                works.remove(stack.name());
                removed.add(stack.name());
            }
        }
        return removed;
    }

    /** The name of its stack. */
    public String name(TargetOrder order) {
        return site.prefix().targets() + order.name();
    }

    private static String minutes(TargetOrder order) {
        return Long.toString(order.timeToLive().toMinutes());
    }

    private StackSpec spec(TargetOrder order, String subnet, String minutes) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("Prefix", site.prefix().text());
        parameters.put("Name", order.name());
        parameters.put("InstanceType", order.type());
        parameters.put("Image", order.image());
        parameters.put("VpcId", site.vpc());
        parameters.put(SUBNET, subnet);
        parameters.put("WorkerSecurityGroup", site.workers());
        parameters.put("Port", Integer.toString(order.port()));
        parameters.put(LIFE, minutes);
        parameters.put("VolumeGiB", Integer.toString(order.diskGiB()));
        parameters.put("Bucket", site.bucket());
        parameters.put("PermissionsBoundary", site.boundary());
        return new StackSpec(
                name(order),
                Templates.target(),
                parameters,
                Map.of(Swarm.TAG, site.prefix().text()));
    }

    /** @param reused true when it was there before */
    public record Taken(Target target, boolean reused) {}
}
