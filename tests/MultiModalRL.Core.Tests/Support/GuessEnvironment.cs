namespace MultiModalRL.Core.Tests;

/// <summary>
/// A question-answering environment as small as can be: answer 0 or 1, or look at one of four cells (actions 2 … 5) at a
/// quarter of the budget each; the reference answer is a coin.
/// </summary>
internal sealed class GuessEnvironment(RewardForm form = RewardForm.Linear, Defect defect = Defect.None) : IEnvironment
{
    private const int Look = 2;
    private const int Cells = 4;
    private const double FairPrice = 0.4;
    private static readonly CompositeSpace InfoLayout = QuestionAnsweringInfo.Space(examples: 6, answers: 2, types: 1, images: 1);
    private static readonly QuestionAnsweringInfo Info = new(InfoLayout);
    private static readonly CompositeSpace Layout = new(
    [
        new(QuestionAnsweringFields.RevealedName, new MultiBinarySpace(Cells)), new(QuestionAnsweringFields.LegalName, new MultiBinarySpace(Look + Cells)),
    ]);

    private static readonly Field<byte> Revealed = Layout.Field<byte>(QuestionAnsweringFields.RevealedName);
    private static readonly Field<byte> Legal = Layout.Field<byte>(QuestionAnsweringFields.LegalName);
    private static readonly DiscreteSpace Actions = new(Look + Cells) { Groups = [new(ActionGroup.Answer, 0, 2), new(ActionGroup.Look, Look, Cells)] };
    private readonly byte[] revealed = new byte[Cells];
    private int reference = -1;
    private int example;

    public EnvironmentSpec Spec { get; } = new(
        EnvironmentId.Parse("test/Guess-v0"), Layout, new CompositeSpace([new(EnvironmentSpec.ActionField, Actions)]))
    {
        Info = InfoLayout,
        Rewards = ["accuracy", "cost"],
        LegalActions = Legal,
        MaxEpisodeSteps = Cells + 1,
        ExampleCount = 6,
        QuestionAnswering = new QuestionAnsweringSpec
        {
            Answers = ["no", "yes"],
            Types = ["coin"],
            Tokens = ["", "?"],
            Side = 2,
            Budget = Cells,
            InitialCost = 0,
            LookCost = 1,
            Price = defect == Defect.PriceTooHigh ? 1 : FairPrice,
            Reward = form,
            Deadline = 1,
            Metric = "accuracy",
        },
    };

    private int Looks => revealed.Count(cell => cell == 1);

    public void Reset(in Episode episode, StepRow first)
    {
        var random = episode.Random();
        (reference, example) = (random.NextInt(2), episode.Example);
        Array.Clear(revealed);
        Write(first, answer: null);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        var price = (float)Spec.QuestionAnswering!.Price;
        var chosen = action.Value(new Field<int>(0, 1));
        if (chosen >= Look)
        {
            revealed[chosen - Look] = 1;
            next.Rewards[1] = form == RewardForm.Linear ? -price / Cells : 0;
            Write(next, answer: null);
            return StepStatus.Continues;
        }

        var right = chosen == reference ? 1f : 0f;
        next.Rewards[0] = form == RewardForm.Linear ? right : right * (1 - price * Looks / Cells);
        next.Rewards[0] += defect == Defect.RewardOffForm ? 0.01f : 0;
        Write(next, chosen);
        return StepStatus.Terminated;
    }

    public void Dispose() { }

    private void Write(StepRow step, int? answer)
    {
        revealed.CopyTo(step.Observation.Values(Revealed));
        var legal = step.Observation.Values(Legal);
        legal.Fill(1);
        legal[0] = (byte)(defect == Defect.AnswerForbidden && Looks > 1 ? 0 : 1);
        for (var cell = 0; cell < Cells; cell++)
        {
            legal[Look + cell] = (byte)(defect == Defect.LookForbidden && cell == 3 ? 0 : 1 - revealed[cell]);
        }

        step.Info.Value(Info.Example) = example;
        step.Info.Value(Info.Cluster) = 0;
        step.Info.Value(Info.Type) = 0;
        step.Info.Value(Info.Reference) = reference + 1;
        step.Info.Value(Info.Answer) = answer + 1 ?? 0;
        step.Info.Value(Info.Accuracy) = defect == Defect.AccuracyTooHigh ? 1.5f : answer == reference ? 1 : 0;
        step.Info.Value(Info.Cost) = Cost();
        step.Info.Value(Info.Price) = (float)Spec.QuestionAnswering!.Price;
        step.Info.Value(Info.Looks) = Looks;
        step.Info.Value(Info.Deadline) = 0;
    }

    private float Cost() => defect switch
    {
        Defect.CostFalls => 1 - (float)Looks / Cells,
        Defect.CostExceedsBudget => 2f * Looks / Cells,
        _ => (float)Looks / Cells,
    };
}
