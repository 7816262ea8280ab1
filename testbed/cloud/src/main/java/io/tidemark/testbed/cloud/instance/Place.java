package io.tidemark.testbed.cloud.instance;

import io.tidemark.testbed.cloud.machine.InstanceType;
import io.tidemark.testbed.cloud.network.Subnet;
import io.tidemark.testbed.cloud.network.Vpc;

/** What a machine is, and where, after all has been found to fit. */
record Place(InstanceType type, Vpc vpc, Subnet subnet) {}
