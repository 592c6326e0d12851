using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Draws every action uniformly: a discrete one among the legal ones, any other field from the whole of its space.
/// A row's draw depends on its key and the seed alone, whatever the number and the order of rows.
/// </summary>
public sealed class RandomPolicy : IPolicy
{
    private readonly Field<byte>? legal;
    private readonly DrawField[] fields;

    /// <summary>Makes the policy.</summary>
    /// <param name="environment">The environment; its action fields are numbers or bytes, or answers in words to questions.</param>
    /// <param name="seed">What is drawn from, together with each row's key.</param>
    /// <exception cref="InputException">
    /// An action field is neither, or a legal-action mask does not go with one discrete action.
    /// </exception>
    public RandomPolicy(EnvironmentSpec environment, ulong seed)
    {
        Seed = seed;
        legal = environment.LegalActions;
        fields = [.. environment.Action.Fields.Select(field => Drawing(environment, field))];
    }

    private delegate void DrawField(PolicyInput input, int row, ref RandomStream random, Columns actions);

    /// <inheritdoc/>
    public CompositeSpace Extras => CompositeSpace.Empty;

    /// <summary>What is drawn from, together with each row's key.</summary>
    public ulong Seed { get; internal set; }

    /// <inheritdoc/>
    public PolicyState CreateState(int rows) => new(rows);

    /// <inheritdoc/>
    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var random = new RandomStream(RandomStream.Combine(input.Keys[row], Seed));
            foreach (var draw in fields)
            {
                draw(input, row, ref random, actions);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private DrawField Drawing(EnvironmentSpec environment, NamedSpace field) => field.Space switch
    {
        _ when legal is { } mask => LegalDraw(environment, field, mask),
        TextSpace when environment.QuestionAnswering is not null => AnswerDraw(environment),
        TokenSpace or ImageSpace => throw Unsupported(environment, field),
        Space<int> => SpaceDraw<int>(environment, field.Name),
        Space<float> => SpaceDraw<float>(environment, field.Name),
        Space<byte> => SpaceDraw<byte>(environment, field.Name),
        _ => throw Unsupported(environment, field),
    };

    private static DrawField LegalDraw(EnvironmentSpec environment, NamedSpace named, Field<byte> mask)
    {
        if (LegalActions.Flaw(environment) is { } flaw)
        {
            throw new InputException($"agent 'random' cannot act in {environment.Id}: {flaw}");
        }

        var action = environment.Action.Field<int>(named.Name);
        return (PolicyInput input, int row, ref RandomStream random, Columns actions) =>
        {
            // A row that plays no episode may have no legal action; whatever it does is ignored.
            var drawn = LegalActions.Draw(input.Observations.Values(mask, row), ref random);
            actions.Values(action, row)[0] = Math.Max(drawn, 0);
        };
    }

    /// <summary>One of the answers that a question allows, in words.</summary>
    private static DrawField AnswerDraw(EnvironmentSpec environment)
    {
        var questions = new QuestionAnsweringFields(environment);
        return (PolicyInput input, int row, ref RandomStream random, Columns actions) =>
            questions.Give(actions, row, Math.Max(LegalActions.Draw(input.Observations.Values(questions.Legal, row), ref random), 0));
    }

    private static DrawField SpaceDraw<T>(EnvironmentSpec environment, string name)
    {
        var field = environment.Action.Field<T>(name);
        var space = environment.Action.Space(field);
        return (PolicyInput input, int row, ref RandomStream random, Columns actions) =>
            space.Sample(ref random, actions.Values(field, row));
    }

    private static InputException Unsupported(EnvironmentSpec environment, NamedSpace field) => new(
        $"agent 'random' cannot act in {environment.Id}: action field '{field.Name}' is a {field.Space.GetType().Name}; "
        + "expected discrete, multi-discrete, box or multi-binary");
}
