package io.tidemark.sizing.ec2;

import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.ReadyCheck;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is carried out on a target's machine: POSIX sh, and bash where it must open a connection. They need nothing but
 * what Amazon Linux has, and Docker.
 */
final class TargetScripts {
    /** The target's container: there is one on a machine. */
    static final String CONTAINER = "tidemark-target";

    /** Exit codes of {@link #awaitReady}. */
    static final int HAS_ENDED = 3;

    static final int NOT_READY = 4;

    private static final Pattern ECR =
            Pattern.compile("([0-9]{12}\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?)/.+");

    private TargetScripts() {}

    /** The machine installs Docker when it starts, which takes a minute. */
    static String awaitDocker(Duration within) {
        return """
                # Waits for Docker, which is being installed.
                end=$(($(date +%%s) + %d))
                until docker info >/dev/null 2>&1; do
                    if [ "$(date +%%s)" -ge "$end" ]; then
                        docker info 2>&1 | tail -n 3 >&2
                        tail -n 15 /var/log/cloud-init-output.log >&2
                        exit 1
                    fi
                    sleep 1
                done
                """.formatted(within.toSeconds());
    }

    /** From the account's own registry with the machine's role, from others as anybody. */
    static String pull(String image) {
        Matcher ecr = ECR.matcher(image);
        String login = ecr.matches() ? """
                password=$(aws ecr get-login-password --region %s) || exit 1
                printf %%s "$password" | docker login --username AWS --password-stdin %s >/dev/null || exit 1
                """.formatted(word(ecr.group(2)), word(ecr.group(1))) : "";
        return "# Brings the image.\n" + login + "docker pull --quiet " + word(image) + "\n";
    }

    /** Load goes straight to the process: with the machine's own network there is no proxy and no translation. */
    static String start(DockerSettings container) {
        StringBuilder words = new StringBuilder("docker run --detach --network host --name " + CONTAINER);
        container.environment().forEach((name, value) -> words.append(" --env ").append(word(name + "=" + value)));
        container.options().forEach(option -> words.append(' ').append(word(option)));
        words.append(' ').append(word(container.image()));
        container.command().forEach(each -> words.append(' ').append(word(each)));
        return "# Starts the target.\n" + remove() + words + "\n";
    }

    static String remove() {
        return "docker rm --force --volumes " + CONTAINER + " >/dev/null 2>&1\n";
    }

    /**
     * The same as {@link ReadyCheck} says, from the machine itself: nobody else but the workers may reach it.
     *
     * @param address of the machine, so that a target that listens on loopback only is found out
     */
    static String awaitReady(String address, int port, ReadyCheck check) {
        Optional<String> path =
                check instanceof ReadyCheck.Answer answer ? Optional.of(answer.path()) : Optional.empty();
        return """
                # Waits until the target is ready.
                knock() {
                    timeout 2 bash -c '
                        exec 3<>"/dev/tcp/$0/$1" || exit 1
                        [ "$#" -gt 1 ] || exit 0
                        printf "GET %%s HTTP/1.1\\r\\nHost: %%s\\r\\nConnection: close\\r\\n\\r\\n" "$2" "$0:$1" >&3
                        IFS= read -r answer <&3
                        case $answer in
                            "HTTP/"*" "[1-4][0-9][0-9]*) exit 0 ;;
                            *) echo "GET $2 answers ${answer:-nothing}"; exit 1 ;;
                        esac' %s
                }
                end=$(($(date +%%s) + %d))
                while true; do
                    if [ "$(docker inspect --format '{{.State.Running}}' %s)" != true ]; then
                        docker inspect --format 'with exit code {{.State.ExitCode}}{{if .State.OOMKilled}}, killed for want of memory{{end}}' %s
                        exit %d
                    fi
                    said=$(knock 2>&1) && exit 0
                    if [ "$(date +%%s)" -ge "$end" ]; then
                        printf '%%s\\n' "${said:-it does not answer}" | tail -n 1
                        exit %d
                    fi
                    sleep 0.2
                done
                """.formatted(
                word(address) + " " + port
                        + path.map(TargetScripts::word).map(word -> " " + word).orElse(""),
                Math.max(1, check.within().toSeconds()),
                CONTAINER,
                CONTAINER,
                HAS_ENDED,
                NOT_READY);
    }

    /** {@code 4711 true false}: its first process, whether it runs, whether it was killed for memory. */
    static String state() {
        return "# How the target is.\ndocker inspect --format '{{.State.Pid}} {{.State.Running}} {{.State.OOMKilled}}' "
                + CONTAINER + "\n";
    }

    static String log(int lines) {
        return "# What the target wrote.\ndocker logs --tail " + lines + " " + CONTAINER + " 2>&1\n";
    }

    /** A machine that is used again lives so long from now on, also when it is started anew. */
    static String liveFor(Duration time) {
        return String.format(Locale.ROOT, """
                # Puts off the end of this machine.
                end=$(($(date +%%s) + %d))
                again=/var/lib/cloud/scripts/per-boot/tidemark-end
                mkdir -p "${again%%/*}"
                cat >"$again" <<END
                #!/bin/bash
                left=\\$((($end - \\$(date +%%s)) / 60))
                shutdown -h +\\$((left > 0 ? left : 0))
                END
                chmod +x "$again"
                shutdown -c >/dev/null 2>&1
                shutdown -h +%d
                """, time.toSeconds(), time.toMinutes());
    }

    /** In single quotes, so that a shell takes it as it is. */
    static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The words of what {@link #state} prints. */
    static List<String> words(String printed) {
        return List.of(printed.strip().split("\\s+", -1));
    }
}
