using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>The typed keys of a question-answering environment's observation and action.</summary>
public sealed class QuestionAnsweringFields
{
    /// <summary>Name of the image handle's field.</summary>
    public const string ImageName = "image";

    /// <summary>Name of the reveal mask's field.</summary>
    public const string RevealedName = "revealed";

    /// <summary>Name of the question's field.</summary>
    public const string QuestionName = "question";

    /// <summary>Name of the thumbnail's field, absent where the benchmark has none.</summary>
    public const string ThumbnailName = "thumbnail";

    /// <summary>Name of the field that holds the deadline and what remains of it, as shares of the budget.</summary>
    public const string DeadlineName = "deadline";

    /// <summary>Name of the field that holds the episode's price λ, absent where all episodes have the same.</summary>
    public const string PriceName = "price";

    /// <summary>Name of the field that holds the reasoning steps taken beyond the first, absent where reasoning costs nothing.</summary>
    public const string ThoughtsName = "thoughts";

    /// <summary>Name of the legal-action mask's field.</summary>
    public const string LegalName = "legal";

    /// <summary>Name of the field that holds the question in words, with its options; only where answers are given in words, too.</summary>
    public const string TextName = "text";

    private readonly EnvironmentId id;
    private readonly Field<int> action;
    private readonly ImmutableArray<string> texts;

    /// <summary>Finds the keys.</summary>
    /// <exception cref="InputException">The environment is not a question-answering one.</exception>
    public QuestionAnsweringFields(EnvironmentSpec spec)
    {
        if (spec.QuestionAnswering is null)
        {
            throw new InputException($"{spec.Id} is not a question-answering environment");
        }

        (id, texts) = (spec.Id, spec.QuestionAnswering.Answers);
        Image = spec.Observation.Field<int>(ImageName);
        Revealed = spec.Observation.Field<byte>(RevealedName);
        Question = spec.Observation.Field<int>(QuestionName);
        Thumbnail = spec.Observation.TryField<float>(ThumbnailName);
        Deadline = spec.Observation.Field<float>(DeadlineName);
        Price = spec.Observation.TryField<float>(PriceName);
        Legal = spec.Observation.Field<byte>(LegalName);
        Text = spec.Observation.TryField<string>(TextName);
        Images = ((ImageSpace)spec.Observation.Space(Image)).Store;
        Response = spec.Action.TryField<string>(EnvironmentSpec.ActionField);
        if (Response is not null)
        {
            Answers = new ActionGroup(ActionGroup.Answer, 0, texts.Length);
            ActionCount = texts.Length;
            return;
        }

        action = spec.Action.Field<int>(EnvironmentSpec.ActionField);
        var actions = (DiscreteSpace)spec.Action.Space(action);
        Answers = actions.Group(ActionGroup.Answer)
            ?? throw new InputException($"{spec.Id} has no action group '{ActionGroup.Answer}'");
        Looks = actions.Group(ActionGroup.Look);
        Spending = Looks ?? actions.Group(ActionGroup.Request) ?? actions.Group(ActionGroup.Think);
        Thoughts = spec.Observation.TryField<int>(ThoughtsName);
        ActionCount = actions.Count;
        MostSpending = Spending switch
        {
            null => 0,
            { Name: ActionGroup.Look } looks => looks.Count,
            { Name: ActionGroup.Think } => spec.QuestionAnswering.ReasoningSteps - 1,
            _ => 1,
        };
    }

    /// <summary>The image's handle.</summary>
    public Field<int> Image { get; }

    /// <summary>The reveal mask, side × side, row-major.</summary>
    public Field<byte> Revealed { get; }

    /// <summary>The question's tokens.</summary>
    public Field<int> Question { get; }

    /// <summary>The thumbnail's features, or null.</summary>
    public Field<float>? Thumbnail { get; }

    /// <summary>The deadline and what remains of it, as shares of the budget.</summary>
    public Field<float> Deadline { get; }

    /// <summary>The episode's price λ; null where all episodes have the same.</summary>
    public Field<float>? Price { get; }

    /// <summary>Reasoning steps taken beyond the first, 0 … steps − 1; null where reasoning costs nothing.</summary>
    public Field<int>? Thoughts { get; }

    /// <summary>
    /// The legal-action mask: a look is legal exactly where its cell is hidden, and every answer is, unless
    /// <see cref="QuestionAnsweringSpec.AnswersVary"/>.
    /// </summary>
    public Field<byte> Legal { get; }

    /// <summary>The action.</summary>
    /// <exception cref="InputException">Answers are given in words (<see cref="Response"/>) and not chosen.</exception>
    public Field<int> Action
    {
        get
        {
            RequireChoice();
            return action;
        }
    }

    /// <summary>The action where answers are given in words; null where they are chosen.</summary>
    public Field<string>? Response { get; }

    /// <summary>The question in words, with each option behind its letter; null where answers are chosen.</summary>
    public Field<string>? Text { get; }

    /// <summary>The answers' actions; where answers are given in words, their numbers.</summary>
    public ActionGroup Answers { get; }

    /// <summary>The looks' actions, one a cell in the mask's order; null where looks are not offered.</summary>
    public ActionGroup? Looks { get; }

    /// <summary>The actions that cost and do not answer, whatever their group; null where there are none.</summary>
    public ActionGroup? Spending { get; }

    /// <summary>Most spending actions of an episode.</summary>
    public int MostSpending { get; }

    /// <summary>How many actions.</summary>
    public int ActionCount { get; }

    /// <summary>Where the pixels are.</summary>
    public IImageStore Images { get; }

    /// <summary>Refuses an environment whose answers are given in words and not chosen.</summary>
    /// <exception cref="InputException">It is one.</exception>
    public void RequireChoice()
    {
        if (Response is not null)
        {
            throw new InputException(
                $"{id} is answered in free text: expected an environment whose answers are chosen, such as {id with { Namespace = "oneshot" }}");
        }
    }

    /// <summary>Gives one of the answers: chooses it, or says it.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="row">The row.</param>
    /// <param name="chosen">An action of <see cref="Answers"/>.</param>
    public void Give(Columns actions, int row, int chosen)
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (Response is { } response)
        {
            actions.Values(response, row)[0] = texts[chosen - Answers.Start];
        }
        else
        {
            actions.Values(action, row)[0] = chosen;
        }
    }

    /// <summary>How many spending actions led to what a row shows.</summary>
    public int Spent(Columns observations, int row)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return Spending is null ? 0
            : Thoughts is { } thoughts ? observations.Values(thoughts, row)[0]
            : Looks is not null ? observations.Values(Revealed, row).Count((byte)1)
            : observations.Values(Revealed, row)[0];
    }
}
