# Emulated backends as an image, from what the build has left in cli/target/dist; see docs/emulate.md#docker.
#     ./mvnw -q package -Dmaven.test.skip=true -pl cli -am && docker build -t tidemark-emulator .

# With Java 25 or newer, and for the health check bash.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

RUN mkdir /data && chown 10001:10001 /data
COPY cli/target/dist/lib /tidemark/lib

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080

# Java is process 1 and hears the signal of `docker stop` itself. States are kept below the current directory.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/tidemark/lib/tidemark-cli.jar", "emulate", "--bind", "0.0.0.0"]
CMD ["oco"]

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
