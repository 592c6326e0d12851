namespace MultiModalRL.Agents.Tests;

public sealed class GroupEstimatorTests
{
    [Test]
    public void Fill_GroupsOfTwo_ComparesThoseThatWerePlayedWhole()
    {
        // Numbers as episodes begin: row 0 plays 0, 2, 3 and 5, row 1 plays 1 and 4; the second group is 2 and 3.
        var rollout = Rollouts.Written("-xx-x-", "---x--");
        Fill(rollout, perEpisode: false);
        // Returns 1 + 2, 1 + 2 + 3 + 4; then 3, 4 + 5. Episodes 4 and 5 are cut off.
        Assert.That(rollout.Advantages, Is.EqualTo(new[] { -7f, 7, -7, 7, -6, 7, 6, 7, 6, 0, 0, 0 }));
        Assert.That(rollout.Weights, Is.EqualTo(new[] { 1f, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0 }));
        Assert.That(rollout.Episodes, Is.EqualTo(new StepSpan[] { new(0, 2), new(1, 4), new(4, 1), new(6, 2) }));
    }

    [Test]
    public void Fill_PerEpisode_WeighsEachEpisodeOne()
    {
        var rollout = Rollouts.Written("-xx-x-", "---x--");
        Fill(rollout, perEpisode: true);
        Assert.That(rollout.Weights, Is.EqualTo(new[] { 0.5f, 0.25f, 0.5f, 0.25f, 1, 0.25f, 0.5f, 0.25f, 0.5f, 0, 0, 0 }));
    }

    [Test]
    public void Fill_EpisodeBegunBefore_LeavesItsGroupOut()
    {
        var rollout = Rollouts.Written("-x-x", "-x-x");
        rollout.Starts[1] = false;
        Fill(rollout, perEpisode: false);
        Assert.That(rollout.Weights, Is.EqualTo(new[] { 0f, 0, 0, 0, 1, 1, 1, 1 }));
        Assert.That(rollout.Advantages.AsSpan(0, 4).ToArray(), Is.All.Zero);
    }

    [Test]
    public void Fill_NoGroupPlayedWhole_LearnsFromNothing()
    {
        var rollout = Rollouts.Written("---", "--x");
        Fill(rollout, perEpisode: false);
        Assert.That(rollout.Weights, Is.All.Zero);
        Assert.That(rollout.Episodes, Is.Empty);
    }

    [Test]
    public void Fill_Truncated_CountsWithWhatItEarned()
    {
        var rollout = Rollouts.Written("-t", "x-");
        Fill(rollout, perEpisode: false);
        // 1 + 2 against 1; row 1's second episode is cut off.
        Assert.That(rollout.Advantages, Is.EqualTo(new[] { 2f, -2, 2, 0 }));
    }

    [Test]
    public void Report_SomeGroupsFlat_TellsTheirShare()
    {
        var rollout = Rollouts.Written("xx-x", "x-xx");
        var estimator = Estimator(perEpisode: false);
        estimator.Fill(rollout, []);
        var metrics = new RecordedMetrics();
        estimator.Report(metrics, 0);
        // Returns 1 and 1; 2 and 2 + 3; 3 + 4 and 4.
        Assert.That(metrics.Values["charts/groups"], Is.EqualTo(3));
        Assert.That(metrics.Values["charts/flat_groups"], Is.EqualTo(1.0 / 3).Within(1e-12));
        Assert.That(metrics.Values["charts/learned_share"], Is.EqualTo(1));
    }

    private static GroupEstimator Estimator(bool perEpisode) => new(1, 2, perEpisode, RelativeAdvantage.LeaveOneOut);

    private static void Fill(Rollout rollout, bool perEpisode) => Estimator(perEpisode).Fill(rollout, []);
}
