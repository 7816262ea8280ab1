package io.tidemark.experiment.observer;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXServiceURL;

/** Which JVM it is: one that serves JMX at a port, or a process of this machine. */
record JmxAddress(Template host, Optional<Template> port, Optional<Template> pidFrom) {
    static final Option OPTION = Option.required(
            "connect",
            OptionKind.SECTION,
            "Which JVM it is: `port`, or `pid_from`.",
            Option.optional("host", OptionKind.TEXT, "127.0.0.1", "The host of a JVM that serves JMX over RMI."),
            Option.optional("port", OptionKind.TEXT, "", "Its port."),
            Option.optional(
                    "pid_from",
                    OptionKind.TEXT,
                    "",
                    "A command of the shell that prints the id of a process of this machine, which is attached to: it "
                            + "needs no options of its own. `{{cmdlinepid}}` is what `CmdlineChannel` started last, "
                            + "so `echo {{cmdlinepid}}` is that."));
    private static final long COMMAND_SECONDS = 30;

    static JmxAddress of(Settings settings) {
        Settings connect = settings.section(OPTION.name());
        JmxAddress address =
                new JmxAddress(connect.text("host"), connect.maybeText("port"), connect.maybeText("pid_from"));
        if (address.port().isEmpty() && address.pidFrom().isEmpty()) {
            settings.reject(OPTION.name(), "must have a port or pid_from", "");
        }
        return address;
    }

    /** @throws IOException when it is not there, or not yet */
    JMXServiceURL find(Stage stage, Trace trace) throws IOException, InterruptedException {
        if (pidFrom.isEmpty()) {
            String where = host.render(stage.scope(trace)).strip();
            String number =
                    port.map(text -> text.render(stage.scope(trace)).strip()).orElse("");
            return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + where + ":" + number + "/jmxrmi");
        }
        return attach(pid(stage, pidFrom.get().render(stage.scope(trace))));
    }

    private static JMXServiceURL attach(String pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                return new JMXServiceURL(machine.startLocalManagementAgent());
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " is no JVM that can be attached to: " + e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new IOException("this Java cannot attach to others, for it has no jdk.attach: use a port", e);
        }
    }

    private static String pid(Stage stage, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(stage.directory().toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("pid_from: it did not end within " + COMMAND_SECONDS + " s: " + command);
            }
            String output = new String(process.getInputStream().readNBytes(4_096), StandardCharsets.UTF_8).strip();
            String first = output.lines().findFirst().orElse("").strip();
            if (process.exitValue() != 0 || !first.matches("\\d+")) {
                throw new IOException("pid_from: it must print the id of a process, but printed \"" + output + "\"");
            }
            return first;
        } finally {
            process.destroyForcibly();
        }
    }
}
