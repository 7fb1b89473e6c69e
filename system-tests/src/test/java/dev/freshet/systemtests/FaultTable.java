/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Begins the table of faults with a run of the system tests. Maven takes the last run's away before and shows this one at the end.
 * JUnit finds it as a service.
 */
public final class FaultTable implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (injectsFaults()) {
            Systems.report().begin();
        }
    }

    /** Unit tests run in a session too, and know no directory. */
    private static boolean injectsFaults() {
        return System.getProperty("freshet.system.work") != null;
    }
}
