package io.matchbridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanAttributeInfo;
import javax.management.modelmbean.ModelMBeanInfo;
import javax.management.modelmbean.ModelMBeanInfoSupport;
import javax.management.modelmbean.ModelMBeanNotificationInfo;
import javax.management.modelmbean.ModelMBeanOperationInfo;
import javax.management.modelmbean.RequiredModelMBean;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.mbean.ManagedEndpointMBean;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.api.management.mbean.ManagedServiceMBean;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;

/**
 * Makes the MBeans of routes. All routes have the same attributes and operations, and to describe them is a tenth of what a
 * start takes: it is done once, not for each route anew. It makes none of endpoints and services, which are no operator's
 * matter.
 */
final class RouteMBeans extends DefaultManagementMBeanAssembler {

    private static final String REFERENCE = "ObjectReference";

    /** By the class of the manager; for all services of this JVM. */
    private static final Map<Class<?>, MBeanInfo> DESCRIBED = new ConcurrentHashMap<>();

    RouteMBeans(CamelContext camel) {
        super(camel);
    }

    @Override
    public ModelMBean assemble(MBeanServer server, Object managed, ObjectName name) throws JMException {
        if (managed instanceof ManagedEndpointMBean || managed instanceof ManagedServiceMBean) {
            return null;
        }
        if (!(managed instanceof ManagedRouteMBean)) {
            return super.assemble(server, managed, name);
        }
        MBeanInfo known = DESCRIBED.get(managed.getClass());
        if (known == null) {
            ModelMBean first = super.assemble(server, managed, name);
            DESCRIBED.put(managed.getClass(), first.getMBeanInfo());
            return first;
        }
        RequiredModelMBean bean = new RequiredModelMBean(named(name, known));
        try {
            bean.setManagedResource(managed, REFERENCE);
        } catch (InvalidTargetObjectTypeException e) {
            throw (JMException) new JMException("not manageable: " + name).initCause(e);
        }
        return bean;
    }

    private static ModelMBeanInfo named(ObjectName name, MBeanInfo info) {
        return new ModelMBeanInfoSupport(
                name.toString(),
                info.getDescription(),
                (ModelMBeanAttributeInfo[]) info.getAttributes(),
                null,
                (ModelMBeanOperationInfo[]) info.getOperations(),
                (ModelMBeanNotificationInfo[]) info.getNotifications());
    }
}
