package io.tidemark.sizing.host;

import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.testing.Programs;
import io.tidemark.sizing.testing.TargetService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Starts a target, prints what it is, and goes on until it is killed: {@code process LOGS} or {@code docker LOGS IMAGE}.
 */
final class HostMain {
    private HostMain() {}

    public static void main(String[] arguments) throws Exception {
        RunningTarget target = host(arguments).start();
        System.out.println("started "
                + switch (target.watched()) {
                    case Watched.ProcessTree tree -> Long.toString(tree.pid());
                    case Watched.Container container -> container.id();
                    case Watched.Machine _, Watched.Remote _, Watched.Nothing _ -> "nothing to watch";
                });
        Thread.sleep(Duration.ofMinutes(5));
    }

    private static Host host(String... arguments) throws Exception {
        Launch launch = Launch.loggingTo(Path.of(arguments[1])).withGrace(Duration.ofSeconds(1));
        if ("process".equals(arguments[0])) {
            List<String> service = Programs.java(TargetService.class, "ok", "0");
            List<String> command = List.of("sh", "-c", "sleep 604 & " + String.join(" ", service));
            return new ProcessHost(ProcessSettings.of(command, launch), new SystemClock());
        }
        DockerSettings settings = DockerSettings.of(arguments[2], 80, launch.readyWhen(new ReadyCheck.Connect(LONG)))
                .withCommand(List.of("perl", "-e", LISTENER));
        return new DockerHost(settings, Docker.onPath(), new SystemClock());
    }

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Debian's smallest system has no server of any kind, but a language to write one in. */
    static final String LISTENER = """
            use Socket;
            $| = 1;
            socket(my $s, PF_INET, SOCK_STREAM, 0) or die $!;
            setsockopt($s, SOL_SOCKET, SO_REUSEADDR, 1);
            bind($s, sockaddr_in(80, INADDR_ANY)) or die $!;
            listen($s, 100);
            print "listening\\n";
            $SIG{ALRM} = sub { print "bye\\n"; exit 7 };
            while (accept(my $c, $s)) {
                while (my $line = <$c>) {
                    alarm 1 if $line =~ m{^GET /die};
                    next unless $line =~ m{^\\r?$};
                    syswrite($c, "HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n");
                    last;
                }
                close($c);
            }
            """;
}
