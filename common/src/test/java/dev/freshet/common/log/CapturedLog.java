/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.filter.ThresholdFilter;

/**
 * Everything that this JVM logs from a level on while it is open, whichever thread and library says it, but for the few
 * loggers whose warnings the tests' configuration does not want. The console keeps to warnings meanwhile. Not for tests
 * that run side by side.
 */
public final class CapturedLog implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Map<LoggerConfig, Level> levelsBefore = new HashMap<>();
    private final ThresholdFilter quiet = ThresholdFilter.createFilter(Level.WARN, null, null);
    private final List<Appender> consoles = new ArrayList<>(root.getAppenders().values());
    private final Collecting collecting = new Collecting();

    private CapturedLog(Level level) {
        collecting.start();
        consoles.forEach(console -> ((AbstractAppender) console).addFilter(quiet));
        root.addAppender(collecting, level, null);
        // A logger with a level of its own, such as this suite's, would not follow the root.
        for (LoggerConfig logger : context.getConfiguration().getLoggers().values()) {
            if (logger.getLevel().isLessSpecificThan(Level.WARN)) {
                levelsBefore.put(logger, logger.getLevel());
                logger.setLevel(level);
            }
        }
        context.updateLoggers();
    }

    /** From debug on: what somebody sees who looks for a fault. */
    public static CapturedLog debug() {
        return new CapturedLog(Level.DEBUG);
    }

    /** The messages so far, each with its stack trace if it has one. */
    public List<String> messages() {
        return List.copyOf(collecting.messages);
    }

    @Override
    public void close() {
        root.removeAppender(collecting.getName());
        levelsBefore.forEach(LoggerConfig::setLevel);
        consoles.forEach(console -> ((AbstractAppender) console).removeFilter(quiet));
        context.updateLoggers();
        collecting.stop();
    }

    private static final class Collecting extends AbstractAppender {

        private final Queue<String> messages = new ConcurrentLinkedQueue<>();

        Collecting() {
            super("captured", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringWriter text = new StringWriter();
            text.append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text));
            }
            messages.add(text.toString());
        }
    }
}
