-- The tables of the driver's document, 8.6.5.
CREATE TABLE metric_data.perf_test_job
(
    jid uuid NOT NULL,
    started timestamp without time zone NOT NULL,
    completed timestamp without time zone NOT NULL,
    project character varying(128) NOT NULL,
    PRIMARY KEY (jid)
)

CREATE TABLE metric_data.perf_test_job_meta
(
    id serial NOT NULL,
    jid uuid NOT NULL,
    name character varying(32) NOT NULL,
    value character varying(128) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT jid FOREIGN KEY (jid)
    REFERENCES metric_data.perf_test_job (jid) MATCH SIMPLE
ON UPDATE NO ACTION
ON DELETE NO ACTION
)

CREATE TABLE metric_data.perf_test_job_phases
(
   pid uuid NOT NULL,
   jid uuid NOT NULL,
   run integer NOT NULL,
   "timestamp" timestamp without time zone NOT NULL,
   PRIMARY KEY (pid),
   CONSTRAINT jid FOREIGN KEY (jid)
       REFERENCES metric_data.perf_test_job (jid) MATCH SIMPLE
       ON UPDATE NO ACTION
       ON DELETE NO ACTION
)

CREATE TABLE metric_data.perf_test_lookup_metrics
(
    metric uuid NOT NULL,
    name character varying(32) NOT NULL,
    title character varying(128) NOT NULL,
    units character varying(16),
    PRIMARY KEY (metric)
)

CREATE TABLE metric_data.perf_test_lookup_parameters
(
    parameter uuid NOT NULL,
    name character varying(32) NOT NULL,
    title character varying(128) NOT NULL,
    units character varying(16),
    PRIMARY KEY (parameter)
)

CREATE TABLE metric_data.perf_test_phase_flags
(
   id serial NOT NULL,
   pid uuid NOT NULL,
   name character varying (32) NOT NULL,
   value character varying (128) NOT NULL,
   PRIMARY KEY (id),
   CONSTRAINT pid FOREIGN KEY (pid)
        REFERENCES metric_data.perf_test_job_phases (pid) MATCH SIMPLE
        ON UPDATE NO ACTION
        ON DELETE NO ACTION
)

CREATE TABLE metric_data.perf_test_phase_params
(
    id serial NOT NULL,
   pid uuid NOT NULL,
   parameter uuid NOT NULL,
   value character varying(128) NOT NULL,
   PRIMARY KEY (id),
   CONSTRAINT pid FOREIGN KEY (pid)
       REFERENCES metric_data.perf_test_job_phases (pid) MATCH SIMPLE
       ON UPDATE NO ACTION
       ON DELETE NO ACTION,
   CONSTRAINT parameter FOREIGN KEY (parameter)
       REFERENCES metric_data.perf_test_lookup_parameters (parameter) MATCH SIMPLE
       ON UPDATE NO ACTION
       ON DELETE NO ACTION
)

CREATE TABLE metric_data.perf_test_phase_metrics
(
   id serial NOT NULL,
   pid uuid NOT NULL,
   metric uuid NOT NULL,
   value numeric NOT NULL,
   timestamp timestamp without time zone NOT NULL,
   PRIMARY KEY (id),
   CONSTRAINT pid FOREIGN KEY (pid)
       REFERENCES metric_data.perf_test_job_phases (pid) MATCH SIMPLE
       ON UPDATE NO ACTION
       ON DELETE NO ACTION,
   CONSTRAINT metric FOREIGN KEY (metric)
       REFERENCES metric_data.perf_test_lookup_metrics (metric) MATCH SIMPLE
       ON UPDATE NO ACTION
        ON DELETE NO ACTION
)
