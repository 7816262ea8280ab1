package io.tidemark.testbed.cloud.instance;

import io.tidemark.functions.time.SystemClock;
import io.tidemark.testbed.cloud.machine.Machines;
import io.tidemark.testbed.cloud.network.Network;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes a machine with a container in it, prints its id, and waits for its end. */
final class OwnerMain {
    private OwnerMain() {}

    public static void main(String[] arguments) throws IOException {
        Admission admission = new Admission(
                new Network(true, List.of()), new Machines(), new MachineFaults(), Map.of("ami-1", "x86_64"));
        Instances instances = new Instances(admission, Duration.ZERO, new SystemClock());
        Instance machine = instances.launch(new Launch("t3.small", "ami-1", "", List.of(), "", Map.of()));
        machine.run("docker run --detach --name tidemark-target tidemark-test-base:bookworm sleep 1000");
        System.out.println(machine.id());
        System.in.read();
    }
}
