/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the table of faults with a run of the system tests, and shows it at the end. JUnit finds it as a service. */
public final class FaultTable implements LauncherSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(FaultTable.class);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (injectsFaults()) {
            Systems.report().begin();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (injectsFaults()) {
            LOG.info("{}{}", System.lineSeparator(), Systems.report().text());
        }
    }

    /** Unit tests run in a session too, and know no directory. */
    private static boolean injectsFaults() {
        return System.getProperty("freshet.system.work") != null;
    }
}
