package dev.bonin.benchmark.contender;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The bytes allocated by a JVM since its start, read over JMX. Available from JDK 21 on. */
public final class Allocation implements AutoCloseable {
    private static final String ATTRIBUTE = "TotalThreadAllocatedBytes";

    private final JMXConnector connector;

    private Allocation(JMXConnector connector) {
        this.connector = connector;
    }

    /** Connects to a JVM. The JMX address comes from a program that this process started, on this machine. */
    @SuppressWarnings("BanJNDI")
    public static Allocation of(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            var address = machine.startLocalManagementAgent();
            machine.detach();
            return new Allocation(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException notThere) {
            throw new IOException("Could not attach to the JVM", notThere);
        }
    }

    /** Returns the allocated bytes; empty if the JVM does not support it. */
    public OptionalLong bytes() throws IOException {
        try {
            var threads = new ObjectName("java.lang:type=Threading");
            var value = connector.getMBeanServerConnection().getAttribute(threads, ATTRIBUTE);
            return value instanceof Long bytes && bytes >= 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (JMException notTold) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
