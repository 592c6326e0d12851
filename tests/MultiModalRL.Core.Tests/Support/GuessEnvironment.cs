namespace MultiModalRL.Core.Tests;

/// <summary>
/// A question-answering environment as small as can be: answer 0 or 1, or look (action 2) up to four times at a quarter
/// of the budget each; the reference answer is a coin.
/// </summary>
internal sealed class GuessEnvironment(RewardForm form = RewardForm.Linear, Defect defect = Defect.None) : IEnvironment
{
    private const int Look = 2;
    private const int Cells = 4;
    private const double FairPrice = 0.4;
    private static readonly CompositeSpace InfoLayout = QuestionAnsweringInfo.Space(examples: 6, answers: 2, types: 1, images: 1);
    private static readonly QuestionAnsweringInfo Info = new(InfoLayout);
    private static readonly CompositeSpace Layout = new([new("looks", new DiscreteSpace(Cells + 1)), new("legal", new MultiBinarySpace(3))]);
    private static readonly Field<int> Looks = Layout.Field<int>("looks");
    private static readonly Field<byte> Legal = Layout.Field<byte>("legal");
    private static readonly DiscreteSpace Actions = new(3) { Groups = [new(ActionGroup.Answer, 0, 2), new(ActionGroup.Look, Look, 1)] };
    private int reference = -1;
    private int looks;
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

    public void Reset(in Episode episode, StepRow first)
    {
        var random = episode.Random();
        (reference, looks, example) = (random.NextInt(2), 0, episode.Example);
        Write(first, answer: null);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        var price = (float)Spec.QuestionAnswering!.Price;
        var chosen = action.Value(new Field<int>(0, 1));
        if (chosen == Look)
        {
            looks++;
            next.Rewards[1] = form == RewardForm.Linear ? -price / Cells : 0;
            Write(next, answer: null);
            return StepStatus.Continues;
        }

        var right = chosen == reference ? 1f : 0f;
        next.Rewards[0] = form == RewardForm.Linear ? right : right * (1 - price * looks / Cells);
        next.Rewards[0] += defect == Defect.RewardOffForm ? 0.01f : 0;
        Write(next, chosen);
        return StepStatus.Terminated;
    }

    public void Dispose() { }

    private void Write(StepRow step, int? answer)
    {
        step.Observation.Value(Looks) = looks;
        step.Observation.Values(Legal).Fill(1);
        step.Observation.Values(Legal)[Look] = (byte)(looks < Cells ? 1 : 0);
        step.Info.Value(Info.Example) = example;
        step.Info.Value(Info.Cluster) = 0;
        step.Info.Value(Info.Type) = 0;
        step.Info.Value(Info.Reference) = reference;
        step.Info.Value(Info.Answer) = answer + 1 ?? 0;
        step.Info.Value(Info.Accuracy) = defect == Defect.AccuracyTooHigh ? 1.5f : answer == reference ? 1 : 0;
        step.Info.Value(Info.Cost) = Cost();
        step.Info.Value(Info.Price) = (float)Spec.QuestionAnswering!.Price;
        step.Info.Value(Info.Looks) = looks;
        step.Info.Value(Info.Deadline) = 0;
    }

    private float Cost() => defect switch
    {
        Defect.CostFalls => 1 - (float)looks / Cells,
        Defect.CostExceedsBudget => 2f * looks / Cells,
        _ => (float)looks / Cells,
    };
}
