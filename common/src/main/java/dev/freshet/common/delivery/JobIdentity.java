/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.Serializable;

/**
 * Who writes: stands in every dead letter and status record.
 *
 * @param name the job's name, the same in consumer groups, dashboards and docs
 * @param version the release that runs
 */
public record JobIdentity(String name, String version) implements Serializable {}
