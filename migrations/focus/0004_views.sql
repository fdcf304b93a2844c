CREATE VIEW waiting_items AS
SELECT *, row_number() OVER (PARTITION BY execution_owner_id ORDER BY waiting_position) AS position
FROM items
WHERE state = 'waiting';
COMMENT ON VIEW waiting_items IS
  'Waiting items with the positions that people see, 1..n per owner; a page orders by waiting_position, which needs no sort.';

-- rule PLAN-6: a milestone's progress is completed / all of its items, a project's the same over all its milestones, archived ones too; null without items.
CREATE VIEW milestone_progress AS
SELECT
  milestones.id AS milestone_id,
  milestones.project_id,
  count(items.id) AS items,
  count(items.id) FILTER (WHERE items.state = 'completed') AS completed,
  count(items.id) FILTER (WHERE items.state = 'completed')::double precision / nullif(count(items.id), 0) AS progress
FROM milestones
LEFT JOIN items ON items.milestone_id = milestones.id
GROUP BY milestones.id, milestones.project_id;

-- rule PLAN-7: progress is a view over items, which the database lets nobody write; no table has a column for it.
CREATE VIEW project_progress AS
SELECT
  projects.id AS project_id,
  count(items.id) AS items,
  count(items.id) FILTER (WHERE items.state = 'completed') AS completed,
  count(items.id) FILTER (WHERE items.state = 'completed')::double precision / nullif(count(items.id), 0) AS progress
FROM projects
LEFT JOIN milestones ON milestones.project_id = projects.id
LEFT JOIN items ON items.milestone_id = milestones.id
GROUP BY projects.id;
