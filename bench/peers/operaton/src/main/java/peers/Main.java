package peers;

import com.zaxxer.hikari.*;
import java.sql.*;
import java.util.*;
import org.operaton.bpm.engine.*;
import org.operaton.bpm.engine.delegate.*;
import org.operaton.bpm.engine.impl.cfg.*;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.operaton.bpm.model.bpmn.Bpmn;

/**
 * Operaton (the community's Camunda 7): a process per task, a user task with a non-interrupting timer whose Java delegate
 * writes the reminder in the engine's own transaction. A report is one transaction: the row, and the user task completed.
 * Engine and clients in one JVM, no REST.
 */
public final class Main {
  static final String DATABASE = "jdbc:postgresql://127.0.0.1:" + System.getenv("PGPORT") + "/peer";
  static final String USER = System.getenv("PGUSER"), PASSWORD = System.getenv("PGPASSWORD");

  static void insert(String sql, String... args) {
    try (PreparedStatement s = Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection().prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) s.setString(i + 1, args[i]);
      s.executeUpdate();
    } catch (SQLException e) { throw new IllegalStateException(e); }
  }

  public static final class Remind implements JavaDelegate {
    @Override public void execute(DelegateExecution e) { insert("insert into reminder (task_id) values (?)", e.getProcessBusinessKey()); }
  }

  public static void main(String[] a) throws Exception {
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(DATABASE); hikari.setUsername(USER); hikari.setPassword(PASSWORD); hikari.setMaximumPoolSize(60); hikari.setAutoCommit(false);
    hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource ds = new HikariDataSource(hikari);
    HikariConfig own = new HikariConfig();
    own.setJdbcUrl(DATABASE); own.setUsername(USER); own.setPassword(PASSWORD); own.setMaximumPoolSize(2);

    StandaloneProcessEngineConfiguration config = new StandaloneProcessEngineConfiguration();
    config.setDataSource(ds);
    config.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    config.setHistory(System.getenv().getOrDefault("HISTORY", "full"));
    config.setMetricsEnabled(false);
    // The defaults (3 jobs an acquisition, up to 60 s of idle wait) would measure the wait, not the engine.
    DefaultJobExecutor jobs = new DefaultJobExecutor();
    jobs.setCorePoolSize(16); jobs.setMaxPoolSize(16); jobs.setQueueSize(200); jobs.setMaxJobsPerAcquisition(100);
    jobs.setWaitTimeInMillis(200); jobs.setMaxWait(500);
    config.setJobExecutor(jobs); config.setJobExecutorActivate(true);
    ProcessEngine engine = config.buildProcessEngine();

    engine.getRepositoryService().createDeployment().addModelInstance("task.bpmn",
      Bpmn.createExecutableProcess("task").operatonHistoryTimeToLive(180).startEvent().userTask("work")
        .boundaryEvent("due").cancelActivity(false).timerWithDate("${due}").serviceTask("remind").operatonClass(Remind.class.getName()).endEvent()
        .moveToActivity("work").endEvent().done()).deploy();
    RuntimeService runtime = engine.getRuntimeService();
    TaskService tasks = engine.getTaskService();
    var tx = config.getCommandExecutorTxRequired();

    Map<String, String> instances = new java.util.concurrent.ConcurrentHashMap<>(); // looking them up by business key is four times as slow
    Contract.measure(new Contract.Engine() {
      @Override public String name() { return "operaton"; }
      @Override public void open(String id, long due) {
        instances.put(id, runtime.startProcessInstanceByKey("task", id, Map.of("due", new java.util.Date(due))).getId());
      }
      @Override public void report(String id, String text) {
        tx.execute(context -> {
          insert("insert into report (task_id, body) values (?, ?)", id, text);
          tasks.complete(tasks.createTaskQuery().processInstanceId(instances.get(id)).singleResult().getId());
          return null;
        });
      }
    }, new HikariDataSource(own));
    System.exit(0);
  }
}
