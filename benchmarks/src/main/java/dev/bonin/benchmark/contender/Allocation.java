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

/** What a Java machine has allocated since it started, asked over its management interface. Told from JDK 21 on. */
public final class Allocation implements AutoCloseable {
    private static final String ATTRIBUTE = "TotalThreadAllocatedBytes";

    private final JMXConnector connector;

    private Allocation(JMXConnector connector) {
        this.connector = connector;
    }

    /** The address comes from a program that this one started, on this machine. */
    @SuppressWarnings("BanJNDI")
    public static Allocation of(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            var address = machine.startLocalManagementAgent();
            machine.detach();
            return new Allocation(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException notThere) {
            throw new IOException("No Java machine that could be asked", notThere);
        }
    }

    /** Empty where the Java machine does not tell. */
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
