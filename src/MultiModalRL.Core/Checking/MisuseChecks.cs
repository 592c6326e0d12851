namespace MultiModalRL.Core;

/// <summary>What must be refused, and what must be borne.</summary>
internal static class MisuseChecks
{
    public static string? StepBeforeReset(CheckSubject subject)
    {
        using var environment = subject.Make(CheckSubject.Rows);
        var actions = new Columns(environment.Spec.Action, environment.Count);
        return Throws(environment, actions) ? null : "it did not throw InvalidOperationException";
    }

    public static string? ActionOutsideItsSpace(CheckSubject subject)
    {
        var environment = subject.Shared(CheckSubject.Rows);
        foreach (var (name, space) in environment.Spec.Action.Fields)
        {
            var first = new VectorStep(environment.Spec, environment.Count);
            environment.Reset(subject.Plan(subject.Seed), first, new Columns(environment.Spec.Info, environment.Count));
            var actions = new Columns(environment.Spec.Action, environment.Count);
            RandomLegalActions.Write(environment.Spec, first, actions);
            if (Corrupt(actions, environment.Spec.Action, name, space) && !Throws(environment, actions))
            {
                return $"field '{name}' outside {space.GetType().Name} did not throw InvalidOperationException";
            }
        }

        return null;
    }

    public static string? DisposeTwice(CheckSubject subject)
    {
        var environment = subject.Make(rows: 1);
        environment.Dispose();
        environment.Dispose();
        return null;
    }

    private static bool Throws(IVectorEnvironment environment, Columns actions)
    {
        try
        {
            environment.Step(actions, new VectorStep(environment.Spec, environment.Count), new Columns(environment.Spec.Info, environment.Count));
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    // In the last row, so that an environment that looks at the first one only is found out.
    private static bool Corrupt(Columns actions, CompositeSpace layout, string name, Space space)
    {
        var row = actions.Capacity - 1;
        return space switch
        {
            DiscreteSpace discrete => Put(layout.Field<int>(name), discrete.Count),
            MultiDiscreteSpace discrete => Put(layout.Field<int>(name), discrete.Counts[0]),
            TokenSpace tokens => Put(layout.Field<int>(name), tokens.Vocabulary),
            ImageSpace images => Put(layout.Field<int>(name), images.Store.Count),
            MultiBinarySpace => Put<byte>(layout.Field<byte>(name), 2),
            BoxSpace => Put(layout.Field<float>(name), float.NaN),
            TextSpace text => Put(layout.Field<string>(name), new string('a', text.MaxLength + 1)),
            _ => false,
        };

        bool Put<T>(Field<T> field, T value)
        {
            actions.Values(field, row)[0] = value;
            return true;
        }
    }
}
