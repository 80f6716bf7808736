-- How many cases stand where: kept by the rows themselves, so that no way of writing a case can forget it. '' is none.
CREATE TABLE tallies (
    government INTEGER NOT NULL,
    ward TEXT NOT NULL,
    district TEXT NOT NULL,
    registry TEXT NOT NULL,
    stage TEXT NOT NULL,
    due_act TEXT NOT NULL,
    cases INTEGER NOT NULL CHECK (cases >= 0),
    PRIMARY KEY (government, ward, district, registry, stage, due_act)
) STRICT, WITHOUT ROWID;

INSERT INTO tallies (government, ward, district, registry, stage, due_act, cases)
    SELECT government, coalesce(ward, ''), coalesce(district, ''), coalesce(registry, ''), stage, coalesce(due_act, ''), count(*)
    FROM applications GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TRIGGER tally_new AFTER INSERT ON applications BEGIN
    INSERT INTO tallies (government, ward, district, registry, stage, due_act, cases)
        VALUES (NEW.government, coalesce(NEW.ward, ''), coalesce(NEW.district, ''), coalesce(NEW.registry, ''), NEW.stage, coalesce(NEW.due_act, ''), 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;

CREATE TRIGGER tally_moved AFTER UPDATE OF stage, due_act, ward, district, registry ON applications
WHEN NEW.stage IS NOT OLD.stage OR NEW.due_act IS NOT OLD.due_act OR NEW.ward IS NOT OLD.ward OR NEW.district IS NOT OLD.district
    OR NEW.registry IS NOT OLD.registry
BEGIN
    UPDATE tallies SET cases = cases - 1 WHERE government = OLD.government AND ward = coalesce(OLD.ward, '')
        AND district = coalesce(OLD.district, '') AND registry = coalesce(OLD.registry, '') AND stage = OLD.stage
        AND due_act = coalesce(OLD.due_act, '');
    INSERT INTO tallies (government, ward, district, registry, stage, due_act, cases)
        VALUES (NEW.government, coalesce(NEW.ward, ''), coalesce(NEW.district, ''), coalesce(NEW.registry, ''), NEW.stage, coalesce(NEW.due_act, ''), 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;

CREATE TRIGGER tally_gone AFTER DELETE ON applications BEGIN
    UPDATE tallies SET cases = cases - 1 WHERE government = OLD.government AND ward = coalesce(OLD.ward, '')
        AND district = coalesce(OLD.district, '') AND registry = coalesce(OLD.registry, '') AND stage = OLD.stage
        AND due_act = coalesce(OLD.due_act, '');
END;
